import {customElementJetBrainsPlugin} from 'custom-element-jet-brains-integration';
import {customElementVsCodePlugin} from 'custom-element-vs-code-integration';

/** Paths of what is published, not of the source. */
const toDist = {
  name: 'to-dist',
  packageLinkPhase({customElementsManifest}) {
    const mend = (node) => {
      for (const [key, value] of Object.entries(node ?? {})) {
        if ((key === 'path' || key === 'module') && typeof value === 'string')
          node[key] = value.replace(/^\/?src\//, 'dist/').replace(/\.ts$/, '.js');
        else if (typeof value === 'object') mend(value);
      }
    };
    mend(customElementsManifest.modules);
  },
};

/** The analyzer gives a public accessor the privacy of the protected one it overrides. */
const madePublic = new Set();
const overrides = {
  name: 'overrides',
  analyzePhase({ts, node}) {
    if (!ts.isSetAccessor(node) || !ts.isClassDeclaration(node.parent)) return;
    const kinds = (node.modifiers ?? []).map(({kind}) => kind);
    if (!kinds.includes(ts.SyntaxKind.OverrideKeyword) || kinds.includes(ts.SyntaxKind.ProtectedKeyword)) return;
    madePublic.add(`${node.parent.name.text}.${node.name.text}`);
  },
  packageLinkPhase({customElementsManifest}) {
    for (const {declarations = []} of customElementsManifest.modules)
      for (const {name, members = []} of declarations)
        for (const member of members)
          if (madePublic.has(`${name}.${member.name}`))
            for (const key of ['privacy', 'readonly', 'inheritedFrom']) delete member[key];
  },
};

/** The analyzer takes `new Event(x)` for an event named x, and private members for public ones. */
const publicOnly = {
  name: 'public-only',
  packageLinkPhase({customElementsManifest}) {
    for (const {declarations = []} of customElementsManifest.modules)
      for (const declaration of declarations) {
        declaration.events = declaration.events?.filter(({name}) => name?.startsWith('wa-'));
        declaration.members = declaration.members?.filter(
          ({name, privacy}) => !name.startsWith('#') && privacy !== 'private' && privacy !== 'protected',
        );
      }
  },
};

/** Custom data for VS Code and web types for JetBrains, from what the plugins before have left. */
const editors = {outdir: 'dist', descriptionSrc: 'summary', hideLogs: true};
const editorData = [customElementVsCodePlugin(editors), customElementJetBrainsPlugin({...editors, packageJson: false})];

/** Tags are registered by `register()` in `define/`, which the analyzer does not know. */
const tagByClass = new Map();
const tags = {
  name: 'tags',
  analyzePhase({ts, node}) {
    if (!ts.isCallExpression(node) || node.expression.getText() !== 'register') return;
    const [tag, element] = node.arguments;
    tagByClass.set(element.getText(), tag.text);
  },
  packageLinkPhase({customElementsManifest}) {
    for (const {declarations = []} of customElementsManifest.modules)
      for (const declaration of declarations) {
        const tagName = tagByClass.get(declaration.name);
        if (tagName) Object.assign(declaration, {tagName, customElement: true});
      }
  },
};

export default {
  globs: ['src/components/**/*.ts', 'src/define/*.ts', 'src/element/*.ts'],
  exclude: ['**/*.styles.ts'],
  outdir: '.',
  litelement: true,
  packagejson: false,
  plugins: [tags, toDist, overrides, publicOnly, ...editorData],
};

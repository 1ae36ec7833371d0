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

export default {
  globs: ['src/components/**/*.ts', 'src/define/*.ts', 'src/element/*.ts'],
  exclude: ['**/*.styles.ts'],
  outdir: '.',
  litelement: true,
  packagejson: false,
  plugins: [toDist, publicOnly],
};

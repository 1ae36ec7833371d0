import {execFile} from 'node:child_process';
import {access, mkdir, writeFile} from 'node:fs/promises';
import {createRequire} from 'node:module';
import {homedir} from 'node:os';
import {delimiter, join} from 'node:path';
import {promisify} from 'node:util';
import {
  Browser,
  ChromeReleaseChannel,
  computeSystemExecutablePath,
  detectBrowserPlatform,
  getInstalledBrowsers,
  install,
  resolveBuildId,
} from '@puppeteer/browsers';

/** A Chromium inside an npm package, for machines that reach nothing but npm. Not a dependency: it is 67 MB. */
const PACKAGE = '@sparticuz/chromium';
const PACKAGE_VERSION = '153.0.0';

const cache = join(homedir(), '.cache', 'wa-desk');
const quiet = ['--disable-background-networking', '--disable-component-update', '--disable-sync', '--no-first-run'];
const args = process.getuid?.() === 0 ? [...quiet, '--no-sandbox'] : quiet; // Chromium refuses root a sandbox

/**
 * Finds a Chromium for the tests, or gets one: the one `CHROME_PATH` names, an installed one, one from npm (Linux on
 * x64), a downloaded one.
 *
 * @returns {Promise<{executablePath: string, args: string[], headless: boolean | 'shell', source: string}>}
 */
export async function findBrowser() {
  const named = process.env.CHROME_PATH;
  if (named) {
    if (!(await exists(named))) throw new Error('CHROME_PATH names a file that is not there.');
    return {executablePath: named, args, headless: true, source: 'CHROME_PATH'};
  }
  for (const executablePath of installedPaths())
    if (await exists(executablePath)) return {executablePath, args, headless: true, source: 'installed'};

  const ways = process.platform === 'linux' && process.arch === 'x64' ? [fromNpm, fromDownload] : [fromDownload];
  const problems = [];
  for (const way of ways) {
    try {
      return await way();
    } catch (error) {
      problems.push(`${way.name}: ${String(error).split('\n')[0]}`);
    }
  }
  throw new Error(
    ['No browser for the tests. Install Chromium, Chrome or Edge, or set CHROME_PATH.', ...problems].join('\n- '),
  );
}

function exists(path) {
  return access(path).then(
    () => true,
    () => false,
  );
}

function* installedPaths() {
  const {env, platform} = process;
  for (const channel of [ChromeReleaseChannel.STABLE, ChromeReleaseChannel.BETA]) {
    try {
      yield* [
        computeSystemExecutablePath({browser: Browser.CHROME, platform: detectBrowserPlatform(), channel}),
      ].flat();
    } catch {
      // this platform has no such channel
    }
  }
  if (platform === 'win32') {
    for (const root of [env.PROGRAMFILES, env['PROGRAMFILES(X86)'], env.LOCALAPPDATA])
      if (root) yield join(root, 'Microsoft', 'Edge', 'Application', 'msedge.exe');
  } else if (platform === 'darwin') {
    for (const app of ['Chromium', 'Microsoft Edge']) yield `/Applications/${app}.app/Contents/MacOS/${app}`;
  } else {
    for (const folder of (env.PATH ?? '').split(delimiter))
      for (const name of ['chromium', 'chromium-browser', 'google-chrome', 'microsoft-edge']) yield join(folder, name);
  }
}

async function fromNpm() {
  const home = join(cache, `chromium-${PACKAGE_VERSION}`);
  const files = join(home, 'node_modules', PACKAGE);
  if (!(await exists(files)))
    await promisify(execFile)('npm', [
      'install',
      '--no-audit',
      '--no-fund',
      '--prefix',
      home,
      `${PACKAGE}@${PACKAGE_VERSION}`,
    ]);
  const {TMPDIR} = process.env;
  const unpacked = join(home, 'unpacked'); // it trusts what it finds in the temporary folder, so it gets one of its own
  await mkdir(unpacked, {recursive: true});
  process.env.TMPDIR = unpacked;
  try {
    const {
      default: chromium,
      inflate,
      setupLambdaEnvironment,
    } = await import(createRequire(join(home, 'package.json')).resolve(PACKAGE));
    setupLambdaEnvironment(join(unpacked, 'al2023', 'lib')); // it brings the system libraries it needs
    const [executablePath] = await Promise.all([
      chromium.executablePath(),
      inflate(join(files, 'bin', 'al2023.tar.br')),
    ]);
    process.env.FONTCONFIG_FILE = await describeFonts(unpacked);
    return {executablePath, args: [...quiet, '--no-sandbox', '--no-zygote'], headless: 'shell', source: 'npm'};
  } finally {
    if (TMPDIR === undefined) delete process.env.TMPDIR;
    else process.env.TMPDIR = TMPDIR;
  }
}

/** It brings a font, and a configuration that looks for it in other folders; without any font it dies. */
async function describeFonts(unpacked) {
  const file = join(unpacked, 'fonts.conf');
  const folders = [join(unpacked, 'fonts'), '/usr/share/fonts'].map((folder) => `<dir>${folder}</dir>`).join('');
  await writeFile(
    file,
    `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>${folders}<cachedir>${join(unpacked, 'font-cache')}</cachedir></fontconfig>`,
  );
  return file;
}

async function fromDownload() {
  const browser = Browser.CHROMEHEADLESSSHELL;
  const earlier = (await getInstalledBrowsers({cacheDir: cache})).find((one) => one.browser === browser);
  const {executablePath} =
    earlier ??
    (await install({
      browser,
      buildId: await resolveBuildId(browser, detectBrowserPlatform(), 'stable'),
      cacheDir: cache,
    }));
  return {executablePath, args, headless: 'shell', source: 'downloaded'};
}

import {spawn} from 'node:child_process';
import {open, readFile, stat, writeFile} from 'node:fs/promises';
import {setTimeout as delay} from 'node:timers/promises';
import {StartFailure} from './failure.mjs';

const READY_LIMIT_MS = 120_000; // the embedded database has as long
const LOOK_AGAIN_MS = 50;
const FIRST_PAUSE_MS = 250;
const LONGEST_PAUSE_MS = 10_000;
/** A gateway that ran for so long and then died did not die of its start. */
const STEADY_MS = 30_000;
const LAST_LINES = 12;

/**
 * @typedef {object} GatewayOptions
 * @property {string} program
 * @property {string} url where it will listen
 * @property {string} folder its working folder
 * @property {Readonly<Record<string, string | undefined>>} variables
 * @property {{path: string, json: string}} config
 * @property {string} logPath
 * @property {(line: string) => void} tell
 */

/** The gateway as a process of its own; when it dies it is started again. */
export class GatewayProcess {
  #options;
  #stopping = new AbortController();
  /** @type {import('node:child_process').ChildProcess | undefined} */
  #child;
  /** @type {Promise<string>} how the process ended, in words */
  #ended = Promise.resolve('has not run');
  /** @type {Promise<void>} */
  #comingUp = Promise.resolve();
  #pauseMs = FIRST_PAUSE_MS;

  /** @param {GatewayOptions} options */
  constructor(options) {
    this.#options = options;
  }

  get pid() {
    return this.#child?.pid;
  }

  /**
   * Settles when the gateway answers.
   * @throws {StartFailure} with its last lines
   */
  async start() {
    await writeFile(this.#options.logPath, '', {mode: 0o600});
    this.#comingUp = this.#bringUp();
    await this.#comingUp;
  }

  async stop() {
    this.#stopping.abort();
    await this.#comingUp.catch(() => undefined); // before it is up it cannot stop its database
    if (this.#child?.exitCode === null && this.#child.signalCode === null) this.#child.kill('SIGTERM');
    await this.#ended;
  }

  async #bringUp() {
    const {config, logPath} = this.#options;
    await writeFile(config.path, config.json, {mode: 0o600}); // another start on the same folder may have left its own
    const {size} = await stat(logPath);
    await this.#spawn();
    const problem = await this.#untilReady();
    if (problem === null) {
      this.#watch(Date.now());
    } else {
      this.#child?.kill('SIGTERM');
      await this.#ended;
      const lines = (await readFile(logPath)).subarray(size).toString().trimEnd().split('\n').slice(-LAST_LINES);
      throw new StartFailure([`The gateway did not come up: it ${problem}. Its last lines:`, ...lines].join('\n  '));
    }
  }

  async #spawn() {
    const {program, folder, variables, logPath} = this.#options;
    const log = await open(logPath, 'a');
    try {
      const child = spawn(process.execPath, ['--import', import.meta.resolve('./end-with-parent.mjs'), program], {
        cwd: folder,
        env: variables,
        detached: true, // Ctrl+C is for us: we stop it in its turn
        stdio: ['ignore', log.fd, log.fd, 'ipc'],
      });
      this.#child = child;
      this.#ended = new Promise((resolve) => {
        child.once('error', (error) => resolve(`could not be run (${error.message})`));
        child.once('exit', (code, signal) => resolve(signal ? `was ended by ${signal}` : `ended with code ${code}`));
      });
    } finally {
      await log.close();
    }
  }

  /** @returns {Promise<string | null>} why it is not ready, in words */
  async #untilReady() {
    const ended = this.#ended;
    const giveUpAt = Date.now() + READY_LIMIT_MS;
    while (Date.now() < giveUpAt) {
      const problem = await Promise.race([ended, delay(LOOK_AGAIN_MS, null)]);
      if (problem !== null) return problem;
      if (await isReady(this.#options.url)) return null;
    }
    return `was not ready after ${READY_LIMIT_MS / 1000} s`;
  }

  /** @param {number} readyAt ms epoch */
  #watch(readyAt) {
    void this.#ended.then((how) => {
      if (this.#stopping.signal.aborted) return;
      if (Date.now() - readyAt > STEADY_MS) this.#pauseMs = FIRST_PAUSE_MS;
      this.#comingUp = this.#revive(how);
    });
  }

  /** @param {string} how it ended */
  async #revive(how) {
    const {signal} = this.#stopping;
    this.#options.tell(`The gateway ${how}. Starting it again.`);
    while (!signal.aborted) {
      await delay(this.#pauseMs, undefined, {signal}).catch(() => undefined);
      if (signal.aborted) return;
      this.#pauseMs = Math.min(this.#pauseMs * 2, LONGEST_PAUSE_MS);
      try {
        await this.#bringUp();
        this.#options.tell(`The gateway is back (process ${this.pid}).`);
        return;
      } catch (error) {
        this.#options.tell(error instanceof StartFailure ? error.message : String(error));
      }
    }
  }
}

/** @param {string} url of the gateway */
async function isReady(url) {
  return fetch(`${url}/ready`, {signal: AbortSignal.timeout(2000)}).then(
    ({ok}) => ok,
    () => false,
  );
}

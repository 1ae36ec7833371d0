// A process that holds an embedded server, so that tests can kill it.
// Arguments: folder, the built module's path, and "leave" to end at once without stopping the server.
import {createInterface} from 'node:readline';

const [folder, modulePath, mode] = process.argv.slice(2);
const say = (message) => process.stdout.write(`${JSON.stringify(message)}\n`);
const tell = (level) => (text) => say({log: level, text});

try {
  const {startEmbeddedPostgres} = await import(modulePath);
  say({starting: true});
  const server = await startEmbeddedPostgres({
    folder,
    log: {info: tell('info'), warn: tell('warn'), error: tell('error')},
  });
  say({connectionString: server.connectionString, home: server.home, reused: server.reused});
  if (mode !== 'leave') {
    createInterface({input: process.stdin}).once('line', async () => {
      process.stdin.destroy();
      await server.stop();
      say({stopped: true});
    });
  }
} catch (error) {
  say({error: error.message});
}

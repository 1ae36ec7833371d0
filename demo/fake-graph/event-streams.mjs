/** The open `GET /_sim/events` streams. */
export class EventStreams {
  /** @type {Set<import('node:http').ServerResponse>} */
  #streams = new Set();

  /** @param {import('node:http').ServerResponse} response */
  open(response) {
    response.writeHead(200, {'Content-Type': 'text/event-stream', 'Cache-Control': 'no-store'});
    response.write('retry: 500\n\n');
    this.#streams.add(response);
    response.on('close', () => this.#streams.delete(response));
  }

  /** @type {import('./sim.mjs').Emit} */
  emit = (name, data) => {
    for (const stream of this.#streams) stream.write(`event: ${name}\ndata: ${JSON.stringify(data)}\n\n`);
  };

  /** Readers reconnect and read the state afresh. */
  endAll() {
    for (const stream of this.#streams) stream.end();
  }
}

/** What an upload in a browser goes by, as far as the adapter uses it; Node has none. */
export class FakeXMLHttpRequest extends EventTarget {
  upload = new EventTarget();
  status = 0;
  responseText = '';
  #method = 'GET';
  #url = '';
  #headers = new Headers();
  #closing = new AbortController();

  open(method, url) {
    this.#method = method;
    this.#url = url;
  }

  setRequestHeader(name, value) {
    this.#headers.set(name, value);
  }

  abort() {
    this.#closing.abort();
  }

  async send(body) {
    try {
      const {signal} = this.#closing;
      const answer = await fetch(this.#url, {method: this.#method, headers: this.#headers, body, signal});
      this.responseText = await answer.text();
      this.status = answer.status;
      this.dispatchEvent(new Event('load'));
    } catch {
      this.dispatchEvent(new Event(this.#closing.signal.aborted ? 'abort' : 'error'));
    }
  }
}

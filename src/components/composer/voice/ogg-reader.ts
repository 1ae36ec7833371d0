import {CAPTURE, CONTINUED, PAGE_HEADER} from './ogg-page.js';
import {BadRecording, joined, readHead, startsWith, viewOf, type OpusHead, type PacketReader} from './opus.js';

/** Takes the packets out of Opus in Ogg, as some browsers record it. */
export class OggReader implements PacketReader {
  #rest: Uint8Array = new Uint8Array();
  /** What a page has begun and the next goes on with. */
  #begun: Uint8Array[] = [];
  #serial: number | undefined;
  #packetsSeen = 0;
  #head: OpusHead | null = null;

  get head(): OpusHead | null {
    return this.#head;
  }

  push(piece: Uint8Array): Uint8Array[] {
    this.#rest = joined([this.#rest, piece]);
    const packets: Uint8Array[] = [];
    for (let length = this.#pageLength(); length > 0; length = this.#pageLength()) {
      const page = this.#rest.subarray(0, length);
      this.#rest = this.#rest.subarray(length);
      for (const packet of this.#packetsOf(page)) {
        this.#packetsSeen += 1;
        if (this.#packetsSeen === 1) this.#head = readHead(packet);
        else if (this.#packetsSeen > 2 && packet.length > 0) packets.push(packet); // the second holds comments
      }
    }
    return packets;
  }

  /** 0 while there is no whole page. */
  #pageLength(): number {
    const bytes = this.#rest;
    if (bytes.length < PAGE_HEADER) return 0;
    if (!startsWith(bytes, CAPTURE)) throw new BadRecording('It is no Ogg file.');
    const start = PAGE_HEADER + viewOf(bytes).getUint8(26);
    if (bytes.length < start) return 0;
    const length = bytes.subarray(PAGE_HEADER, start).reduce((sum, one) => sum + one, start);
    return bytes.length < length ? 0 : length;
  }

  #packetsOf(page: Uint8Array): Uint8Array[] {
    const view = viewOf(page);
    const serial = view.getUint32(14, true);
    this.#serial ??= serial;
    if (serial !== this.#serial) return []; // another stream
    if ((view.getUint8(5) & CONTINUED) === 0) this.#begun = [];
    const packets: Uint8Array[] = [];
    const start = PAGE_HEADER + view.getUint8(26);
    let at = start;
    for (const length of page.subarray(PAGE_HEADER, start)) {
      this.#begun.push(page.subarray(at, at + length));
      at += length;
      if (length === 255) continue;
      packets.push(joined(this.#begun));
      this.#begun = [];
    }
    return packets;
  }
}

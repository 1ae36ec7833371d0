import {readSamples, sampleUrl} from './control.js';
import {byId, icon, make} from './elements.js';

/** @typedef {import('./control.js').Sample} Sample */

const PLACE = {latitude: 53.8008, longitude: -1.5491, name: 'Leeds City Square', address: 'City Square, Leeds LS1'};
const CARD = {
  name: {formatted_name: 'Sam Okafor', first_name: 'Sam', last_name: 'Okafor'},
  phones: [{phone: '+44 7700 900455', type: 'CELL'}],
};
const ICONS = new Map([
  ['voice', 'mic'],
  ['document', 'paper'],
  ['video', 'play'],
]);

/** What the customer can send besides words: a drawer of ready-made files, a place and a card. */
export class AttachSheet {
  #sheet = byId('attach-sheet', HTMLElement);
  #toggle = byId('attach', HTMLButtonElement);
  #onPick;

  /** @param {(body: {type: string, [member: string]: unknown}) => void} onPick */
  constructor(onPick) {
    this.#onPick = onPick;
    this.#toggle.addEventListener('click', () => this.#show(this.#sheet.hidden !== false));
    this.#sheet.addEventListener('keydown', (event) => {
      if (event.key === 'Escape') this.#close();
    });
    void this.#fill();
  }

  /** @param {boolean} disabled */
  render(disabled) {
    this.#toggle.disabled = disabled;
    if (disabled) this.#show(false);
  }

  async #fill() {
    const samples = await readSamples().catch(() => []);
    this.#sheet.replaceChildren(
      ...samples.map((sample) => this.#tile(labelOf(sample), face(sample), {type: sample.kind, sample: sample.name})),
      this.#tile('Place', icon('pin'), {type: 'location', location: PLACE}),
      this.#tile('Contact', icon('person'), {type: 'contacts', contacts: [CARD]}),
    );
  }

  /**
   * @param {string} label
   * @param {Node} picture
   * @param {{type: string, [member: string]: unknown}} body
   */
  #tile(label, picture, body) {
    const tile = make('button', 'tile', picture, make('span', '', label));
    tile.setAttribute('type', 'button');
    tile.addEventListener('click', () => {
      this.#close();
      this.#onPick(body);
    });
    return tile;
  }

  #close() {
    this.#show(false);
    this.#toggle.focus();
  }

  /** @param {boolean} shown */
  #show(shown) {
    this.#sheet.hidden = !shown;
    this.#toggle.setAttribute('aria-expanded', String(shown));
    if (shown) this.#sheet.querySelector('button')?.focus();
  }
}

/** @param {Sample} sample */
function labelOf({filename}) {
  return filename.replace(/\.\w+$/, '');
}

/** @param {Sample} sample */
function face({kind, name}) {
  const symbol = ICONS.get(kind);
  if (symbol) return icon(symbol);
  const image = new Image();
  image.alt = '';
  image.src = sampleUrl(name);
  return image;
}

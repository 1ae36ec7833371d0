import {expect} from 'chai';
import {html} from 'lit';
import type {ScriptedCustomer, SimulatorScript} from '../../src/adapters/simulator.js';
import {plainText} from '../../src/core/index.js';
import '../../src/define/all.js';
import {useStrings} from '../../src/element/desk-strings.js';
import {createTappedDesk} from '../components/tapped-desk.js';
import {find, findAll, stage, until} from '../element/page.js';
import {escaped, pseudo} from './pseudo.js';

const HOUR = 3_600_000;

const agent = {id: 'agent-1', name: 'Νίκη'};
export const colleague = {id: 'maro', name: 'Μάρω'};
const reasons = ['Λύθηκε', 'Επιστροφή', 'Ακύρωση'].map((name, i) => ({id: `reason-${i}`, name}));

/** Κ0 has a past and variables, κ7 hides the number and the name. */
const customers = ['Άννα', 'Βάσω', 'Γιώργος', 'Δήμητρα', 'Ελένη', 'Ζωή', 'Ηλίας', null].map(
  (name, i): ScriptedCustomer => ({
    key: `κ${i}`,
    name,
    username: null,
    number: i === 7 ? null : `+44 7700 90012${i}`,
    lineId: 'shop',
    ...(i === 0 && {
      interactions: [
        {messages: [{ago: 5 * HOUR, by: 'customer', text: 'Γεια'}], agent: colleague, reasonId: 'reason-1'},
        {messages: [{ago: 3 * HOUR, by: 'customer', text: 'Ναι'}], reasonId: null},
      ],
      variables: (['string', 'integer', 'decimal', 'boolean', 'date'] as const).map((type, at) => ({
        name: type,
        label: `Πεδίο ${at}`,
        type,
        value: plainText(''),
        editable: true,
        version: 0,
        changedBy: null,
      })),
    }),
  }),
);

/** Nobody and nothing in it has a Latin letter, so that whatever has one is a word of ours. */
const greek: Partial<SimulatorScript> = {
  agent,
  idleCodes: [
    {id: 'break', name: 'Διάλειμμα'},
    {id: 'lunch', name: 'Γεύμα'},
  ],
  queues: [
    {
      id: 'orders',
      name: 'Παραγγελίες',
      wrapUpReasons: reasons,
      defaultReasonId: 'reason-0',
      wrapUpLimit: 60_000,
    },
  ],
  colleagues: [
    {...colleague, state: 'available', capacity: 3, load: 1, queues: ['orders']},
    ...(['idle', 'rona', 'offline'] as const).map((state, i) => ({
      id: state,
      name: `Κώστας ${i}`,
      state,
      capacity: 3,
      load: 0,
      queues: ['orders'],
    })),
    {id: 'busy', name: 'Λία', state: 'available', capacity: 1, load: 1, queues: ['orders']},
  ],
  lines: [{id: 'shop', name: 'Κατάστημα', number: '+44 7700 900100', region: 'GB', queueId: 'orders'}],
  customers,
};

/** The whole desk in the pseudo-locale. */
export async function openGreekDesk(changes: Partial<SimulatorScript> = {}) {
  const desk = await createTappedDesk({...greek, ...changes});
  useStrings(desk.session, pseudo);
  const page = stage(html`<wa-desk .session=${desk.session}></wa-desk>`);
  find(page, 'wa-desk').style.cssText = 'display: block; inline-size: 1200px; block-size: 700px;';
  await until(() => findAll(page, '[part~=base]').length > 3, 'the desk is drawn');
  /** A path leads through tags, `wa-wrapup >> [part~=error]`, whatever lies between them. */
  const findAllAt = (path: string) =>
    path
      .split(' >> ')
      .reduce<HTMLElement[]>((roots, selector) => roots.flatMap((root) => findAll(root, selector)), [page]);
  const findAt = (path: string) => {
    const [first] = findAllAt(path);
    if (!first) throw new Error(`Nothing here is ${path}.`);
    return first;
  };
  return {
    ...desk,
    agent,
    page,
    find: findAt,
    findAll: findAllAt,
    /** Shown, and every text there came through the catalogue. */
    async expectNoneEscaped(where: string, shown: readonly string[] = []) {
      for (const path of shown)
        await until(() => findAllAt(path).some((one) => one.checkVisibility()), `${where}: ${path} is shown`);
      for (const element of findAll(page, '*')) if ('updateComplete' in element) await element.updateComplete;
      expect(escaped(page), where).to.deep.equal([]);
      expect(findAll(document.body, '[aria-live]').flatMap(escaped), `${where}, said`).to.deep.equal([]);
      expect(page.innerHTML.length, where).to.be.greaterThan(0);
    },
  };
}

import {expect} from 'chai';
import {createGatewayAdapter} from '../../src/adapters/gateway.js';
import {DeskError} from '../../src/core/index.js';
import {until} from '../element/page.js';
import {tokenOf} from './gateway-desk.js';

const token = tokenOf('ana');
const picture = (size = 300, name = 'receipt.png', type = 'image/png') =>
  new File([new Uint8Array(size)], name, {type});

/** Brings a file to a server of which the name of the folder says what it does with it; see `upload-stage.mjs`. */
function bring(
  fate: string,
  file = picture(),
  {
    signal = new AbortController().signal,
    getToken = () => Promise.resolve(token),
  }: {signal?: AbortSignal; getToken?: () => Promise<string>} = {},
) {
  const shares: number[] = [];
  const adapter = createGatewayAdapter({endpoint: `${location.origin}/upload-stage/${fate}`, getToken});
  const answer = adapter.upload?.('task/1', file, signal, (share) => shares.push(share));
  if (!answer) throw new Error('The adapter brings no files.');
  const settled = answer.then(
    (id) => id,
    (error: unknown) => error,
  );
  return {shares, settled};
}

async function refusalOf(settled: Promise<unknown>): Promise<string> {
  const error = await settled;
  if (!(error instanceof DeskError)) throw new Error(`Not refused, but ${String(error)}.`);
  return error.code;
}

describe('a file that is brought to the gateway', () => {
  it('comes with its type, its name in any script and the token in a header', async () => {
    const file = picture(300, 'Rechnung Größe ١.png');
    expect(await bring('takes', file).settled).to.equal(
      `/upload-stage/takes/v1/tasks/task%2F1/uploads Bearer ${token} ${encodeURIComponent(file.name)} image/png 300`,
    );
  });

  it('of no known type is called bytes, and half a letter in its name stops nothing', async () => {
    const answer = await bring('takes', picture(1, 'a\uD800b', '')).settled;
    expect(answer).to.contain(' a%EF%BF%BDb application/octet-stream 1');
  });

  it('tells how far it is, up to the whole', async () => {
    const {shares, settled} = bring('takes', picture(8_000_000));
    await settled;
    expect(shares.at(-1)).to.equal(1);
    expect(shares).to.deep.equal(shares.toSorted((a, b) => a - b));
    expect(shares.every((share) => share >= 0 && share <= 1)).to.equal(true);
  });

  it('is stopped on its way', async () => {
    const stop = new AbortController();
    const {shares, settled} = bring('hangs', picture(40_000_000), {signal: stop.signal});
    await until(() => shares.length > 0, 'it has begun');
    stop.abort();
    expect(await settled).to.equal(stop.signal.reason);
    expect(shares.at(-1)).to.be.lessThan(1);
  });

  it('is not even begun when it was stopped before', async () => {
    const {shares, settled} = bring('takes', picture(), {signal: AbortSignal.abort()});
    expect(await settled).to.be.instanceOf(DOMException);
    expect(shares).to.deep.equal([]);
  });

  for (const [what, fate, code] of [
    ['that the gateway refuses is refused with its reason', 'refuses', 'file-too-large'],
    ['that breaks off on its way has reached nobody', 'breaks', 'unreachable'],
    ['that a proxy answers for has reached nobody', 'proxy', 'unreachable'],
    ['with an answer that nobody understands is not taken for brought', 'nonsense', 'unreachable'],
  ] as const)
    it(what, async () => {
      expect(await refusalOf(bring(fate, picture(2_000_000)).settled)).to.equal(code);
    });

  it('is not brought without a token', async () => {
    const {settled} = bring('takes', picture(), {getToken: () => Promise.reject(new Error('not signed in'))});
    expect(await refusalOf(settled)).to.equal('unreachable');
  });
});

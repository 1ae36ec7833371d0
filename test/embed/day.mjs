/**
 * One short day of the demo, as an agent works it: Available, the request, Accept, an answer, End, wrap-up.
 *
 * @param {import('playwright-core').Page} page
 * @param {object} [options]
 * @param {import('playwright-core').Page | import('playwright-core').Frame | import('playwright-core').ElementHandle} [options.scope]
 *   where the desk stands; an element's handle for one in a closed shadow root
 * @param {() => Promise<void>} [options.inConversation] what else is done there
 * @returns {Promise<string[]>} what was seen
 */
export async function workShortDay(page, {scope = page, inConversation = async () => undefined} = {}) {
  const seen = [];
  const find = (selector, state = 'visible') => scope.waitForSelector(selector, {state});
  const click = async (selector) => (await find(selector)).click();
  const note = async (selector) => {
    const text = await (await find(selector)).innerText();
    seen.push(text.replaceAll(/\d\d?:\d\d(:\d\d)?/g, 'TIME').replaceAll(/\s+/g, ' '));
  };

  await click('role=button[name=/^Your state/]');
  await click('role=menuitemradio[name=/Available/] >> visible=true');
  await find('role=button[name=/^Your state: Available/]');
  await note(
    'wa-offer-popup [part~=offer] [part~=customer-name], wa-offer-popup [part~=offer] h2, wa-offer-popup [part~=offer]',
  );
  await click('role=button[name=/Accept.*Ava Hill/]');
  const box = await find('wa-composer >> role=textbox');
  await find('role=log >> text=I would take two tins.');
  await note('wa-interaction >> role=heading');
  await inConversation();
  await box.click();
  await page.keyboard.type('Two tins are kept.');
  await page.keyboard.press('Enter');
  await find('role=log >> [data-message-id]:has-text("Two tins are kept.") >> role=img[name=/Delivered|Read/]');
  await note('role=log >> [data-message-id]:has-text("Two tins are kept.") >> [part~=text]');
  await click('wa-interaction >> role=button[name="End"]');
  await (await find('role=combobox[name="Search reasons"]')).fill('placed');
  await click('role=option[name=/Order placed/]');
  await click('role=button[name="Submit wrap-up"]');
  await find('wa-task-list >> text=No conversations yet');
  seen.push('done');
  return seen;
}

import assert from 'node:assert/strict';

/**
 * What an agent does and sees in every example: two customers, a note the CRM insists on, the wrap-up. `ownWords` says
 * whether the CRM has replaced some of the desk's.
 */
export async function workAShift(page, ownWords) {
  const record = page.getByRole('main');
  const note = record.getByRole('textbox', {name: 'New note'});
  const notes = (text) => record.getByRole('listitem').filter({hasText: text});
  const control = (name) => page.locator('wa-interaction').getByRole('button', {name, exact: true});
  const accept = (customer) => page.getByRole('button', {name: new RegExp(`Accept.*${customer}`)}).click();
  const recordOf = (customer) => record.getByRole('heading', {level: 1, name: customer}).waitFor();

  const wrapUp = async () => {
    await page.getByRole('option', {name: /Order placed/, selected: true}).waitFor(); // proposed by the CRM
    await page.getByRole('button', {name: 'Submit wrap-up'}).click();
  };

  await record.getByText('the customer’s record opens here').waitFor();
  await page.getByText(ownWords ? 'Nobody asks for tea yet' : 'No conversations yet').waitFor(); // the page's own words
  await page.getByRole('button', {name: /^Your state/}).click();
  await page.getByRole('menuitemradio', {name: 'Available'}).click();

  await accept('Ava Hill');
  await recordOf('Ava Hill');
  await notes('Likes blue wrapping paper.').waitFor();

  await note.fill('Asks for the smoky tea.');
  await accept('Sam Reed'); // sent when the CRM has saved what was typed
  await recordOf('Sam Reed');
  assert.equal(await note.inputValue(), '');
  await page
    .locator('wa-task-list')
    .getByRole('button', {name: /Ava Hill/})
    .click();
  await recordOf('Ava Hill');
  await notes('Asks for the smoky tea.').waitFor();

  const composer = page.locator('wa-composer').getByRole('textbox');
  await composer.fill('It is back. I have kept two tins for you.');
  await composer.press('Enter');
  await page.getByRole('log').getByText('It is back. I have kept two tins for you.').waitFor();

  await note.fill('Two tins kept until Friday.');
  await control('End').click();
  await record.getByRole('alert').filter({hasText: 'Save your note'}).waitFor();
  assert.ok(await control('End').isVisible(), 'the conversation goes on');
  await record.getByRole('button', {name: 'Save note'}).click();
  await notes('Two tins kept until Friday.').waitFor();
  await control('End').click();
  await wrapUp();
  await recordOf('Sam Reed'); // whose conversation is open now

  await control('End').click();
  await wrapUp();
  await record.getByText('the customer’s record opens here').waitFor();
}

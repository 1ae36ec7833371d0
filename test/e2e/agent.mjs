/**
 * An agent in front of the CRM, who sees and does what a person would.
 *
 * @param {{prepare?: (page: import('playwright-core').Page) => Promise<object>}} options before anything is
 *   loaded; what it returns is the agent's as well
 */
export async function sitDown(
  browser,
  url,
  {viewport = {width: 1400, height: 860}, prepare = async () => ({}), ...options} = {},
) {
  const context = await browser.newContext({viewport, locale: 'en-GB', ...options});
  await context.addInitScript(reportRefusals);
  const page = await context.newPage();
  const prepared = await prepare(page);
  page.setDefaultTimeout(20_000);
  const problems = [];
  page.on('pageerror', (error) => problems.push(String(error)));
  page.on('console', (message) => {
    if (message.type() === 'error' && !/Failed to load resource|net::ERR/.test(message.text()))
      problems.push(message.text());
  });
  await page.goto(url);
  const log = page.getByRole('log');
  const composer = page.locator('wa-composer').getByRole('textbox');
  const tasks = page.locator('wa-task-list');
  const dialog = page.getByRole('dialog');
  const control = (name) => page.locator('wa-interaction').getByRole('button', {name, exact: true});
  const choosesTarget = (kind) =>
    dialog
      .getByRole('radio', {name: kind})
      .or(dialog.getByRole('tab', {name: kind}))
      .click();
  const reasons = page.getByRole('combobox', {name: 'Search reasons'});
  return {
    ...prepared,
    page,
    context,
    /** Script errors and refusals of the content security policy. */
    problems,
    log,
    composer,
    tasks,
    reasons,
    offer: (customer) => page.locator('wa-offer-popup').getByRole('article', {name: new RegExp(customer)}),
    bubble: (text) => log.locator('[data-message-id]', {hasText: text}),
    async chooses(state) {
      await page.getByRole('button', {name: /^Your state/}).click();
      await page
        .getByRole('menuitemradio', {name: state})
        .or(page.getByRole('option', {name: state}))
        .first()
        .click();
      await page.getByRole('button', {name: new RegExp(`^Your state.*${state}`)}).waitFor();
    },
    async accepts(customer) {
      await page.getByRole('button', {name: new RegExp(`Accept.*${customer}`)}).click();
      await composer.waitFor();
    },
    async writes(text) {
      await composer.fill(text);
      await composer.press('Enter');
    },
    /** After the warning of a full number. */
    async sendsAnyway() {
      await page.getByRole('button', {name: 'Send anyway'}).click();
    },
    async opens(customer) {
      await tasks.getByRole('button', {name: new RegExp(customer)}).click();
    },
    async ends() {
      await control('End').click();
    },
    control,
    dialog,
    choosesTarget,
    /** Asks a queue or an agent, found by name, to take over or to join. */
    async asks(what, {to, name, note}) {
      await control(what).click();
      await choosesTarget(to);
      await dialog.getByRole('combobox').fill(name);
      await dialog
        .getByRole('option', {name: new RegExp(name)})
        .first()
        .click();
      if (note !== undefined) await dialog.getByRole('textbox', {name: /^Note/}).fill(note);
      await dialog
        .getByRole('button', {name: what === 'Transfer' ? 'Transfer' : 'Request conference', exact: true})
        .click();
      await dialog.waitFor({state: 'hidden'});
    },
    async wrapsUp(reason) {
      await reasons.fill(reason);
      await page
        .getByRole('option', {name: new RegExp(reason, 'i')})
        .first()
        .click();
      await page.getByRole('button', {name: 'Submit wrap-up'}).click();
    },
  };
}

/** In the page: what its content security policy refuses becomes an error of the console, whatever it was. */
function reportRefusals() {
  addEventListener('securitypolicyviolation', ({violatedDirective, blockedURI}) =>
    console.error(`The content security policy (${violatedDirective}) refused ${blockedURI}`),
  );
}

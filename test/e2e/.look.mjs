import {startDemo, startBrowser} from '/work/main/test/e2e/demo.mjs';
console.log('starting');const demo = await startDemo();
console.log(demo.crmUrl);
const st = await demo.phone.state(); console.log(JSON.stringify(st).slice(0,1500));
const browser = await startBrowser();
try {
const page = await (await browser.newContext({viewport:{width:1400,height:860}})).newPage();
page.on('console', m => console.log('console', m.type(), m.text()));
page.on('pageerror', e => console.log('pageerror', e.message));
await page.goto(demo.crmUrl);
await page.waitForTimeout(1500);
await page.screenshot({path:'/tmp/crm1.png'});
await demo.phone.writes('Maya Okafor','Hi, where is my sofa?');
await page.getByRole('button',{name:/lunch|idle|state/i}).first().click().catch(e=>console.log(e.message));
await page.waitForTimeout(400);
await page.screenshot({path:'/tmp/crm2.png'});
await page.getByText('Available',{exact:true}).first().click();
await page.waitForTimeout(1500);
await page.screenshot({path:'/tmp/crm3.png'});
await page.getByRole('button',{name:/accept/i}).first().click();
await page.waitForTimeout(1000);
await page.getByRole('textbox',{name:/message|write|answer/i}).first().fill('On its way!');
await page.keyboard.press('Enter');
await page.waitForTimeout(1500);
await page.screenshot({path:'/tmp/crm4.png'});
console.log(JSON.stringify(await demo.phone.state()).slice(0,2500));
} finally { await browser.close(); await demo.close(); }

// Clicks through the site as its readers do, in Chromium, and prints what was seen as JSON.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { HtmlValidate } from "html-validate";
import { chromium } from "playwright-core";

const [site, executablePath] = process.argv.slice(2);
const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf-8");
const PAGES = [
  "index", "search", "contested", "timeline", "official", "agencies", "network", "relays", "map",
  "tables", "table-figures", "codebook", "corrections", "about", "id/fig-7z23", "id/cuba",
];
// Of the same kind as the codebook, and looked at as HTML alone.
const DOCUMENTS = ["readme", "methodology", "coverage", "changes"];
const rules = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];
const seen = { complaints: [], axe: [], html: [], wide: [], tasks: [], keyboard: [] };

const tasks = async (page, language, width) => {
  const seenHere = { language, width };
  await page.goto(`file://${site}/${language}/index.html`);
  await page.locator("form.search input").fill("32 cuban");
  await page.locator("form.search button").click();
  await page.waitForURL(/search\.html\?q=32/);
  seenHere.found = await page.locator("#found a").allTextContents();
  await page.locator('#found a[href="id/fig-7z23.html"]').click();
  seenHere.record = await page.locator("h1").textContent();
  seenHere.origins = await page.locator(".verdict").textContent();
  const copy = page.locator("[data-copy]");
  await copy.click();
  seenHere.copied = await page.evaluate(() => getSelection().toString());
  await page.locator("a.other").click();
  seenHere.other = await page.evaluate(() => [document.documentElement.lang, location.pathname.split("/").at(-1)]);
  await page.goto(`file://${site}/${language}/search.html`);
  await page.locator("#q").fill("CHAVEZ hugo");
  seenHere.folded = await page.locator("#found a").first().textContent();
  await page.goto(`file://${site}/${language}/timeline.html`);
  const shown = page.locator("li[data-kind]:visible");
  seenHere.events = await shown.count();
  await page.locator("[data-filter=kind]").selectOption({ index: 1 });
  seenHere.eventsOfKind = await shown.count();
  await page.goto(`file://${site}/${language}/table-figures.html`);
  const rows = page.locator("table.data tbody tr:visible");
  await page.locator(".sort").last().click();
  await page.locator(".sort").last().click();
  seenHere.ids = (await rows.locator("td:last-child").allTextContents()).slice(0, 3);
  await page.locator("[name=words]").fill("fig-7z23");
  const downloading = page.waitForEvent("download");
  await page.locator(".sift button").click();
  const stream = await (await downloading).createReadStream();
  seenHere.download = (await stream.toArray()).join("").trim().split("\r\n").length;
  seen.tasks.push(seenHere);
};

// From the start page to the citation of a record and through a table, without a mouse.
const keyboard = async (page, language) => {
  const focus = async (selector) => {
    for (let pressed = 0; pressed < 60; pressed += 1) {
      if (await page.evaluate((wanted) => document.activeElement.matches(wanted), selector)) return;
      await page.keyboard.press("Tab");
    }
    throw new Error(`no way to ${selector}`);
  };
  const done = { language };
  await page.goto(`file://${site}/${language}/index.html`);
  await page.keyboard.press("Tab");
  done.skips = await page.evaluate(() => document.activeElement.className);
  await page.keyboard.press("Enter");
  await focus("form.search input");
  await page.keyboard.type("fig-7z23");
  await page.keyboard.press("Enter");
  await page.waitForURL(/search\.html\?q=/);
  await focus("#found a");
  await page.keyboard.press("Enter");
  await page.waitForURL(/id\/fig-7z23\.html/);
  await focus("[data-copy]");
  await page.keyboard.press("Enter");
  done.copied = await page.evaluate(() => getSelection().toString());
  await page.goto(`file://${site}/${language}/table-figures.html`);
  await focus("[name=words]");
  await page.keyboard.type("32");
  await focus("th:last-child .sort");
  await page.keyboard.press("Space");
  done.sorted = await page.locator("th[aria-sort]").getAttribute("aria-sort");
  done.rows = await page.locator("table.data tbody tr:visible").count();
  seen.keyboard.push(done);
};

// What a browser without scripts shows: the sentence and the rows, and no control that does nothing.
const plain = async (page, language) => {
  await page.goto(`file://${site}/${language}/table-figures.html`);
  const rows = await page.locator("table.data tbody tr:visible").count();
  const dead = await page.locator("form:not(.search):visible, main button:visible").count();
  await page.goto(`file://${site}/${language}/search.html`);
  return { rows, dead, way: await page.locator("noscript a").count() };
};

const checker = new HtmlValidate({ root: true, extends: ["html-validate:standard"], rules: {
  // Styles of writing, not of validity, and the length of a title, which is that of a sentence.
  "long-title": "off", "no-trailing-whitespace": "off", "no-inline-style": "error",
} });
for (const language of ["en", "es"])
  for (const name of [...PAGES, ...DOCUMENTS]) {
    const report = await checker.validateFile(`${site}/${language}/${name}.html`);
    for (const { messages } of report.results)
      for (const { ruleId, message, line } of messages) seen.html.push(`${language}/${name}:${line} ${ruleId}: ${message}`);
  }

const browser = await chromium.launch({ executablePath, args: ["--no-sandbox"] });
for (const language of ["en", "es"])
  for (const [width, colorScheme] of [[360, "dark"], [1440, "light"]]) {
    const context = await browser.newContext({ viewport: { width, height: 900 }, colorScheme });
    const page = await context.newPage();
    page.on("console", (message) => seen.complaints.push(message.text()));
    page.on("pageerror", (error) => seen.complaints.push(String(error)));
    page.on("request", (request) => {
      if (!request.url().startsWith("file:") && !request.url().startsWith("blob:")) seen.complaints.push(request.url());
    });
    for (const name of PAGES) {
      await page.goto(`file://${site}/${language}/${name}.html`);
      const where = `${language}/${name} ${width} ${colorScheme}`;
      if (await page.evaluate(() => document.documentElement.scrollWidth > innerWidth)) seen.wide.push(where);
      await page.evaluate(axe);
      const { violations } = await page.evaluate((values) => axe.run({ preload: false, runOnly: { type: "tag", values } }), rules);
      for (const { id, nodes } of violations) seen.axe.push(`${where}: ${id} ${nodes[0].html.slice(0, 200)}`);
    }
    await tasks(page, language, width);
    if (width === 1440) await keyboard(page, language);
    await context.close();
  }
const without = await browser.newContext({ javaScriptEnabled: false });
seen.plain = await plain(await without.newPage(), "es");
await browser.close();
console.log(JSON.stringify(seen));

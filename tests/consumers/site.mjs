// Clicks through the site as its readers do, in Chromium, and prints what was seen as JSON.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { chromium } from "playwright-core";

const [site, executablePath] = process.argv.slice(2);
const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf-8");
const PAGES = [
  "index", "search", "contested", "timeline", "official", "agencies", "relays", "map", "tables",
  "table-figures", "codebook", "methodology", "changes", "about", "id/fig-7z23", "id/cuba",
];
const rules = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];
const seen = { complaints: [], axe: [], wide: [], tasks: [] };

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

const browser = await chromium.launch({ executablePath, args: ["--no-sandbox"] });
for (const language of ["en", "es"])
  for (const width of [360, 1440])
    for (const colorScheme of ["light", "dark"]) {
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
      if (colorScheme === "light") await tasks(page, language, width);
      await context.close();
    }
await browser.close();
console.log(JSON.stringify(seen));

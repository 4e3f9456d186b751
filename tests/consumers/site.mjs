// Clicks through the site as its readers do, in Chromium, and prints what was seen as JSON.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { HtmlValidate } from "html-validate";
import { chromium } from "playwright-core";

const [site, executablePath] = process.argv.slice(2);
const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf-8");
const PAGES = [
  "index", "search", "contested", "presence", "agreements", "timeline", "official", "agencies",
  "network", "relays", "map", "tables", "table-figures", "codebook", "changes", "corrections", "about",
  "id/fig-7z23", "id/cuba", "id/fuerte-tiuna",
];
// Of the same kind as the codebook, and looked at as HTML alone.
const DOCUMENTS = ["readme", "methodology", "coverage", "rules"];
const rules = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];
const seen = { complaints: [], axe: [], html: [], wide: [], schemes: [], tasks: [], answers: [], keyboard: [] };

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
  await page.locator("#q").fill("DGCIM");
  seenHere.abbreviated = await page.locator("#found a").first().getAttribute("href");
  await page.locator("a.other").click();
  seenHere.carriedFound = await page.locator("#found a").first().getAttribute("href");
  seenHere.carried = await page.locator("#q").inputValue();
  await page.goto(`file://${site}/${language}/search.html`);
  seenHere.otherWords = [];
  for (const query of { en: ["32 died", "who says that 32 died"], es: ["32 fallecidos", "¿quién dice que murieron 32?"] }[language]) {
    await page.locator("#q").fill(query);
    seenHere.otherWords.push(await page.locator("#found a").evaluateAll((all) => all.slice(0, 2).map((one) => one.getAttribute("href"))));
  }
  seenHere.first = [];
  for (const query of { en: ["maduro", "agreements of 2008", "denied and later acknowledged", "Chavz"], es: ["maduro", "acuerdos de 2008", "negado y reconocido", "Chavz"] }[language]) {
    await page.locator("#q").fill(query);
    seenHere.first.push(await page.locator("#found a").first().getAttribute("href"));
  }
  seenHere.missed = await page.locator("#count").textContent();
  await page.goto(`file://${site}/${language}/network.html`);
  seenHere.tree = await page.locator(".narrow .tree").isVisible();
  seenHere.drawing = await page.locator("svg.network").isVisible();
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

// What people come to ask, each from the start page: which links are pressed until the answer shows.
const QUESTIONS = {
  agreements: ['.questions a[href="agreements.html#y2008"]', "#y2008 .terms li"],
  inside: ['.questions a[href="presence.html#ve-dgcim"]', "#ve-dgcim .list li"],
  denied: ['.questions a[href="official.html#turns"]', "#turns .turn .content li"],
  changed: ['.questions a[href="changes.html"]', "h1 + .lead"],
};
const answers = async (page, language, width) => {
  const done = { language, width };
  for (const [name, [link, answer]] of Object.entries(QUESTIONS)) {
    await page.goto(`file://${site}/${language}/index.html`);
    await page.locator(link).click();
    const found = page.locator(answer).first();
    await found.waitFor();
    // The answer stands on the first screen that is shown, or on the next.
    const { y } = await found.boundingBox();
    done[name] = { text: await found.textContent(), screens: Math.ceil(y / 900) };
    if (name === "changed") continue;
    await found.locator("a").first().click();
    done[name].citation = await page.locator("#citation").textContent();
    await page.locator('.jump a[href="#cite"]').click();
    done[name].cite = await page.locator("#citation").evaluate((one) => one.getBoundingClientRect().top < innerHeight);
  }
  seen.answers.push(done);
};

// From the start page to the citation of a record and through a table, without a mouse.
const keyboard = async (page, language) => {
  const focus = async (selector) => {
    for (let pressed = 0; pressed < 80; pressed += 1) {
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
  for (const width of [360, 1440]) {
    const context = await browser.newContext({ viewport: { width, height: 900 } });
    const page = await context.newPage();
    page.on("console", (message) => seen.complaints.push(message.text()));
    page.on("pageerror", (error) => seen.complaints.push(String(error)));
    page.on("request", (request) => {
      if (!request.url().startsWith("file:") && !request.url().startsWith("blob:")) seen.complaints.push(request.url());
    });
    for (const name of PAGES) {
      await page.goto(`file://${site}/${language}/${name}.html`);
      const where = `${language}/${name} ${width}`;
      const cut = () => [document.documentElement, ...document.querySelectorAll("header nav")].some((one) => one.scrollWidth > one.clientWidth);
      if (await page.evaluate(cut)) seen.wide.push(where);
      await page.evaluate(axe);
      // All but the contrast of colours is the same in both schemes.
      for (const [colorScheme, runOnly] of [["dark", { type: "tag", values: rules }], ["light", { type: "rule", values: ["color-contrast"] }]]) {
        await page.emulateMedia({ colorScheme });
        const { violations } = await page.evaluate((only) => axe.run({ preload: false, runOnly: only }), runOnly);
        for (const { id, nodes } of violations) seen.axe.push(`${where} ${colorScheme}: ${id} ${nodes[0].html.slice(0, 200)}`);
        seen.schemes.push(`${width} ${colorScheme}`);
      }
    }
    await answers(page, language, width);
    await tasks(page, language, width);
    if (width === 1440) await keyboard(page, language);
    await context.close();
  }
const without = await browser.newContext({ javaScriptEnabled: false });
seen.plain = await plain(await without.newPage(), "es");
await browser.close();
console.log(JSON.stringify(seen));

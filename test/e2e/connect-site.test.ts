/** A person connects a site to their badges, in a real browser: asked, signed in, agreed, back at the site; seen and ended later. */
import assert from 'node:assert/strict';
import {after, before, describe, it} from 'node:test';
import {openCredentialHost} from '@pepites/sdk/credential-host.js';
import {type Browser, chromium, type Page} from 'playwright-core';
import {
  authorizeUrl,
  type ListeningWorld,
  makeReceiver,
  makeVerifier,
  openListeningWorld,
  register,
} from '../../packages/server/test/asking-site.ts';
import {STRUCTURE} from '../../packages/server/test/world.ts';
import {browserFlags, findBrowser} from '../support/browser.ts';
import {type LoopbackServer, onLoopback} from '../support/on-loopback.ts';
import {verdictOfAxe} from './axe.ts';
import {expectText} from './expect.ts';
import {complaintsOf, signIn} from './people.ts';

const email = 'lina@example.org';
const local = {client_uri: undefined, logo_uri: undefined, tos_uri: undefined, policy_uri: undefined};

describe('connecting a site', () => {
  let world: ListeningWorld;
  let there: ListeningWorld;
  let site: LoopbackServer;
  let browser: Browser;
  before(async () => {
    world = await openListeningWorld({openHost: openCredentialHost});
    there = await openListeningWorld();
    site = await onLoopback((_request, response) => {
      response.setHeader('content-type', 'text/html; charset=utf-8');
      response.end('<!doctype html><html lang="fr"><title>Mon CV</title><h1>Mon CV</h1></html>');
    });
    browser = await chromium.launch({executablePath: await findBrowser(console.log), args: browserFlags});
  });
  after(async () => {
    await browser.close();
    await site.close();
    await world.close();
    await there.close();
  });

  const ask = async (): Promise<string> => {
    const redirect = `${site.url}/back`;
    const client = await register(world, {...local, redirect_uris: [redirect]});
    return authorizeUrl(world, client, {
      redirect_uri: redirect,
      code_challenge: makeVerifier().challenge,
    });
  };
  const newPage = async (language = 'fr-FR'): Promise<Page> =>
    browser.newPage({locale: language, viewport: {width: 360, height: 740}});
  const accessible = async (page: Page): Promise<void> => {
    const checked = await browser.newPage({bypassCSP: true, viewport: {width: 360, height: 740}});
    await checked.context().addCookies(await page.context().cookies(page.url()));
    await checked.goto(page.url());
    assert.deepEqual(await verdictOfAxe(checked), []);
    await checked.close();
  };

  it('says who asks for what, and goes back with the person’s yes', async () => {
    const page = await newPage();
    const complaints = complaintsOf(page);
    await page.goto(await ask());
    await expectText(page.locator('h1'), /Le site 127\.0\.0\.1:\d+ demande votre accord/);
    await accessible(page);
    await page.getByRole('link', {name: 'Les Trois Saules'}).click();
    await expectText(page.locator('main'), /voir vos badges[\s\S]*changer votre nom[\s\S]*180 jours/);
    await accessible(page);
    assert.equal(await page.getByRole('button', {name: 'Accepter'}).isVisible(), false);
    await signIn(page.locator('main'), world.url, email);
    await page.getByRole('button', {name: 'Accepter'}).click();
    await page.getByRole('heading', {name: 'Mon CV'}).waitFor();
    const back = new URL(page.url());
    assert.equal(back.origin, site.url);
    assert.ok((back.searchParams.get('code') ?? '').length > 20);
    assert.equal(back.searchParams.get('state'), 'kept');
    assert.deepEqual(complaints, []);
    // Nothing of it stays in the browser but the two cookies of the asking, of which one is used up.
    const cookies = await page.context().cookies();
    assert.ok(cookies.every(({name}) => name.startsWith('pepites_consent')));
    await page.goBack();
    await page.reload();
    await expectText(page.locator('h1'), /C’est trop tard/);
    await page.close();
  });

  it('goes back with a no, without asking who it was', async () => {
    const page = await newPage('en-GB');
    await page.goto(await ask());
    await page.getByRole('link', {name: 'Les Trois Saules'}).click();
    await expectText(page.locator('h1'), /asks for your agreement/);
    await page.getByRole('button', {name: 'Refuse'}).click();
    await page.getByRole('heading', {name: 'Mon CV'}).waitFor();
    assert.equal(new URL(page.url()).searchParams.get('error'), 'access_denied');
    await page.close();
  });

  it('connects another host of badges, and sends badges there', async () => {
    const person = 'mila@example.org';
    // A badge of tomorrow would not be good yet.
    there.clock.now = world.clock.now;
    await makeReceiver(world, person).receive('soutien');
    const page = await newPage();
    const complaints = complaintsOf(page);
    await page.goto(`${world.url}/connections/${STRUCTURE}`);
    await page.getByRole('link', {name: 'Mes badges sur d’autres sites'}).click();
    await accessible(page);
    await signIn(page.locator('main'), world.url, person);
    await page.getByLabel('L’adresse du site').fill(there.url);
    await page.getByRole('button', {name: 'Relier ce site'}).click();
    await page.getByRole('link', {name: 'Les Trois Saules'}).click();
    await signIn(page.locator('main'), there.url, person);
    await page.getByRole('button', {name: 'Accepter'}).click();
    await page.waitForURL(`${world.url}/hosts/${STRUCTURE}`);
    world.clock.now = new Date(world.clock.now.getTime() + 1000);
    await signIn(page.locator('main'), world.url, person);
    await page.getByRole('button', {name: /Envoyer mes badges/}).click();
    await expectText(page.locator('#said'), /Badges envoyés : 1/);
    await page.getByRole('button', {name: /Chercher mes badges/}).click();
    await expectText(page.locator('#said'), /Nouveaux badges : 0. Déjà là : 1. Refusés : 0/);
    await page.getByRole('button', {name: /Arrêter/}).click();
    await expectText(page.locator('main'), /n’est plus relié[\s\S]*Aucun site n’est relié/);
    assert.deepEqual(complaints, []);
    await page.close();
  });

  it('shows what is connected, and ends it', async () => {
    const page = await newPage();
    const complaints = complaintsOf(page);
    await page.goto(`${world.url}/connections`);
    await accessible(page);
    await page.getByRole('link', {name: 'Les Trois Saules'}).click();
    await accessible(page);
    await signIn(page.locator('main'), world.url, email);
    await expectText(page.locator('#list'), /127\.0\.0\.1:\d+[\s\S]*Mon CV[\s\S]*voir vos badges/);
    await page.getByRole('button', {name: /Arrêter 127/}).click();
    await expectText(page.locator('main'), /n’est plus relié[\s\S]*Aucun site n’est relié/);
    assert.deepEqual(complaints, []);
    await page.close();
  });
});

/** Two answers between a person and an examiner, on the pathway, with a real backend: what is missing is read and sent, and a badge is accepted. */
import assert from 'node:assert/strict';
import {after, before, describe, it} from 'node:test';
import type {BadgeBackendElement} from '@pepites/elements';
import {STRUCTURE} from '../../packages/server/test/world.ts';
import {expectText} from './expect.ts';
import {openStepActsSite, type StepActsSite} from './step-acts-site.ts';

describe('a person whose request is sent back', () => {
  let site: StepActsSite;
  let request = '';
  before(async () => {
    site = await openStepActsSite({inside: '<badge-request hidden></badge-request>'});
    await site.page.goto(site.url);
    await site.enter('sami@example.org');
    await expectText(site.pathway, /À faire maintenant/);
    request = await site.send('un', [{question: 'reussite', text: 'J’ai rangé l’atelier.'}]);
  });
  after(() => site.close());

  it('sees that an answer is missing: that step is the one to do', async () => {
    await site.decide([request], {
      answer: 'missing',
      message: 'Qui vous a aidé ?',
      reopened: ['reussite'],
    });
    await site.look();
    const step = site.pathway.locator('[data-step=un]');
    await expectText(step, /À faire maintenant[\s\S]*Il manque une réponse/);
    assert.equal(await step.getAttribute('aria-current'), 'step');
    assert.equal(await site.pathway.locator('[aria-current=step]').count(), 1);
  });

  it('reads in the opened step what the examiner waits for, and goes on from there to the request', async () => {
    await site.pathway.getByRole('button', {name: /^Voir ce qui manque/}).click();
    await expectText(
      site.sheet,
      /Nadège vous écrit[\s\S]*Qui vous a aidé \?[\s\S]*À compléter[\s\S]*Racontez\./,
    );
    await site.press('Compléter ma demande');
    await expectText(site.page.locator('badge-request'), /Qui vous a aidé \?/);
  });

  it('has the badge once the rest is sent, and accepts it', async () => {
    await site.page.evaluate(
      async ([structure, request]) => {
        const provider = document.querySelector('badge-backend') as BadgeBackendElement;
        const client = await provider.context.client();
        const {version} = await client.requests.get({structure, request});
        const answers = [{question: 'reussite', text: 'J’ai rangé l’atelier avec Driss.'}];
        await client.requests.resubmit({structure, request, version, answers});
      },
      [STRUCTURE, request] as const,
    );
    await site.decide([request], {answer: 'yes'});
    await site.look();
    await expectText(site.pathway.locator('[data-step=un]'), /Obtenu le/);
    await site.pathway.getByRole('button', {name: 'Badge un', exact: true}).click();
    await site.press('Accepter ou refuser');
    await expectText(site.sheet, /Êtes-vous d’accord/);
    await site.press('Oui, je l’accepte');
    await expectText(site.sheet, /Vous avez accepté ce badge le/);
    const accepted = await site.page.evaluate(async (structure) => {
      const provider = document.querySelector('badge-backend') as BadgeBackendElement;
      const client = await provider.context.client();
      return (await client.me.awards({structure})).items.map(({acceptedAt}) => acceptedAt !== undefined);
    }, STRUCTURE);
    assert.deepEqual(accepted, [true]);
  });

  it('refuses another: it is gone from the path', async () => {
    const other = await site.send('deux', [{question: 'reussite', text: 'J’ai fini.'}]);
    await site.decide([other], {answer: 'yes'});
    await site.press('Fermer');
    await site.look();
    await expectText(site.pathway.locator('[data-step=deux]'), /Obtenu le/);
    await site.pathway.getByRole('button', {name: 'Badge deux', exact: true}).click();
    await site.press('Accepter ou refuser');
    await site.press('Non, je le refuse');
    await site.press('Oui, refuser');
    await expectText(site.sheet, /Vous n’avez plus ce badge/);
    await expectText(site.pathway.locator('[data-step=deux]'), /À faire maintenant/);
  });

  it('did all that under a strict policy', () => {
    assert.deepEqual(site.complaints, []);
  });
});

/** A page as somebody writes it who has a badge and @digitalbazaar/vc: checks it, and shows what it is. */
import type {JsonObject} from '@pepites/credentials';
import {createEngine} from './engine-bazaar.ts';

const badge = JSON.parse(document.getElementById('badge')?.textContent ?? '{}') as JsonObject;
const {achievement} = badge['credentialSubject'] as {achievement: {name: string; description: string}};

const card = document.createElement('article');
const title = document.createElement('h3');
title.textContent = achievement.name;
const words = document.createElement('p');
words.textContent = achievement.description;
const truth = document.createElement('p');
truth.textContent = 'Vérification…';
card.append(title, words, truth);
document.querySelector('main')?.append(card);

const isVerified = await createEngine().verify(badge);
truth.textContent = isVerified ? 'Vérifié' : 'Refusé';
if (isVerified) card.className = 'verified';

// The only script of this site: the pathway’s button opens the request form below it.
const section = document.querySelector('#demande');
const request = section.querySelector('badge-request');

document.querySelector('badge-pathway').addEventListener('badge-step-activate', (event) => {
  event.preventDefault();
  request.setAttribute('badge', event.badge);
  section.hidden = false;
  section.scrollIntoView({block: 'start'});
});

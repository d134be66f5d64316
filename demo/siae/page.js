// The only script of this site: the request form is hidden until the pathway’s button asks for it. The rest the elements do.
document.querySelector('badge-pathway').addEventListener('badge-step-activate', () => {
  document.querySelector('#demande').hidden = false;
});

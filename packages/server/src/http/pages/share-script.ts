/** The script of a badge's page: shows the buttons that this browser can serve. Without it the page lacks nothing but them. */
export const shareScript = `const find = (name) => document.querySelector('[data-' + name + ']');
const address = document.querySelector('link[rel=canonical]').href;
const said = find('said');
const offer = (name, isPossible, act) => {
  const button = find(name);
  if (!button || !isPossible) return;
  button.hidden = false;
  button.addEventListener('click', () => Promise.resolve(act()).catch(() => undefined));
};
offer('share', typeof navigator.share === 'function', () =>
  navigator.share({title: document.title, url: address}),
);
offer('copy', navigator.clipboard !== undefined, async () => {
  await navigator.clipboard.writeText(address);
  said.textContent = 'Adresse copiée.';
});
offer('print', true, () => window.print());
`;

// The style sheets of elements without the spaces that are there for whoever reads the sources: a minifier of scripts leaves them alone.

const commentsAndStrings = /("[^"]*"|'[^']*')|\/\*[^]*?\*\//g;
/** What is left as it is: values that are put in, and strings. */
const apart = /(\$\{[^`{}]*\}|"[^"]*"|'[^']*')/;

/** @param {string} css a style sheet, in which `${…}` may stand for values @returns {string} one that says the same */
export function compactCss(css) {
  return css
    .replace(commentsAndStrings, '$1')
    .split(apart)
    .map((piece, index) => {
      if (index % 2 === 1) return piece;
      return piece
        .replace(/\s+/g, ' ')
        .replace(/ ?([{};]) ?/g, '$1')
        .replace(/([,:]) /g, '$1')
        .replace(/;}/g, '}');
    })
    .join('')
    .trim();
}

/** A template of styles; those with templates within their values stay as they are. */
const styles = /\bcss`((?:[^`\\$]|\$\{[^`{}]*\})*)`/g;

/** @param {string} code of a module @returns {string} the same with compact styles; all else stays on its line */
export function compactStyles(code) {
  return code.replace(styles, (whole, css) => {
    const lines = whole.split('\n').length - 1;
    return `css\`${compactCss(css)}\`${'\n'.repeat(lines)}`;
  });
}

/** For rollup. */
export const withCompactStyles = () => ({
  name: 'with-compact-styles',
  transform: (code, id) =>
    /elements\/src\/.*\.ts$/.test(id) && code.includes('css`')
      ? {code: compactStyles(code), map: null}
      : null,
});

/** The tests of RGAA 4.1 that the stories are held to, by number, in words of our own. Those of a whole page are the pages' own to pass. */

/** Tests that axe covers, where its rules have anything to look at in a story. */
export const testsOfAxe: Readonly<Record<string, string>> = {
  '1.1.1': 'every image that says something has an alternative',
  '1.1.5': 'every drawing that says something is an image with an alternative',
  '2.1.1': 'every frame has a title',
  '2.2.1': 'the titles of frames tell them apart',
  '3.2.1': 'text stands out from what is behind it',
  '4.3.1': 'every video has captions',
  '4.10.1': 'no sound starts by itself',
  '5.2.1': 'a table is not named twice',
  '5.4.1': 'a table has a real caption',
  '5.7.1': 'the headers of a table have cells',
  '5.7.4': 'every cell of a table belongs to a header',
  '6.1.5': 'a link is called what is seen of it',
  '6.2.1': 'every link has words',
  '7.1.1': 'roles, states and values are those of ARIA',
  '7.3.2': 'what scrolls can be reached with the keyboard',
  '8.2.1': 'no two parts have one id',
  '8.8.1': 'every language that is said exists',
  '9.1.3': 'what looks like a heading is one',
  '9.2.1': 'parts of the page are where they belong',
  '9.3.1': 'lists are lists',
  '9.3.3': 'lists of terms are lists of terms',
  '10.6.1': 'links in a text are not told by their colour alone',
  '10.8.1': 'what is hidden cannot be reached',
  '11.1.1': 'every field has a label',
  '11.2.1': 'a field has one label',
  '11.9.1': 'every button says what it does',
  '11.13.1': 'fields about oneself say so to the browser',
  '12.8.1': 'what can be reached has a role',
  '13.8.1': 'nothing moves or blinks',
  '13.9.1': 'the screen may be turned',
};

/** Tests that are read here: from the accessibility tree, or measured on the page. */
export const ownTests = {
  '9.1.1': 'headings go down one level at a time',
  '10.4.1': 'nothing is cut, and no words lie on others, when text is twice as large',
  '10.11.1': 'nothing has to be scrolled sideways at 320 px',
  '10.12.1': 'nothing is cut, and no words lie on others, when letters, words and lines stand wider apart',
  '11.6.1': 'every group of choices has a name',
  '11.10.4': 'the message of a mistake is read out with its field',
} as const;

/** What can be typed into or chosen; of radios the chosen one, which alone the keyboard reaches. */
const fields =
  'textarea, select, input:not([type=radio], [type=hidden], :disabled), input[type=radio]:checked';

/**
 * For a dialog's content: the dialog begins at its first field, not at its close button, where the first
 * blank that is typed would close it. Mantine's focus trap goes by this attribute.
 */
export const focusFirstField = (content: HTMLElement | null): void =>
  content?.querySelector(fields)?.setAttribute('data-autofocus', '');

/** A field that stores what is typed when it is left, such as an event's time, is left before the draft is. */
export function leaveField(): void {
  const focused = document.activeElement;
  if (focused instanceof HTMLInputElement) focused.blur();
}

/** What a reader calls what is open to everybody online: on the switch, and among conditions: English. */
export const atHome = 'Read at home';

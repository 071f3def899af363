/** What a reader calls what is open to everybody online: on the switch, and among conditions: Chinese. */
export const atHome = '在家能看';

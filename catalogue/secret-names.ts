/** Whether a parameter of an address is a key or a visit, by its name. */

/** Names that parameters of an address have when their value lets somebody in: `wskey`, `access_token`, `pw`. */
const KEY_NAME =
  /(?:key|token|secret|passwo?r?d|passphrase|passcode|pwd|pswd|credentials?|signature|密钥|密码|密匙|口令|令牌|授权码)$|^(?:user|my|login|db)?(?:pass|pw|psw)$|^(?:auth|authorization|auth(?:code|id)|accesscode|secretid|sig|sign|bearer|jwt|ticket|ak|sk|pin|cred)$/i;

export function isKeyName(name: string): boolean {
  return KEY_NAME.test(lettersOf(name));
}

/** Names of parameters whose value is one visit of somebody: `jsessionid`, `PHPSESSID`, `sid`. */
const SESSION_NAME =
  /session(?:id|key)?$|sessid$|^aspsessionid|^(?:sess|(?:connect|asp|php|j)?sid|cftoken|cfid)$/i;

export function isSessionName(name: string): boolean {
  return SESSION_NAME.test(lettersOf(name));
}

function lettersOf(name: string): string {
  return name.replaceAll(/[^\p{L}\p{N}]/gu, '');
}

/** Namespaces in XML 1.0: which names mean what, under which declarations. */
import { MalformedXml } from './xml-errors.ts';

/** Shared by all elements without any, which most are. */
export const NONE: Record<string, string> = Object.freeze(emptyNames());

/** Without anything inherited, as a name may be `__proto__`. */
function emptyNames(): Record<string, string> {
  return Object.create(null) as Record<string, string>;
}

export interface ExpandedName {
  readonly name: string;
  readonly namespace: string;
}

/** An element with declarations or prefixed attributes. */
interface Inner {
  readonly scope: Scope;
  readonly declared: Readonly<Record<string, string>>;
  readonly attributes: Readonly<Record<string, string>>;
}

const MOST_KEPT = 16;

/** The namespaces in force, and the names of elements that were resolved under them. */
export class Scope {
  readonly #bindings: ReadonlyMap<string, string>;
  readonly #names = new Map<string, ExpandedName>();
  /** Scopes made inside this one, by their attributes: each record of a page makes the same. */
  readonly #inner = new Map<string, Inner>();

  constructor(around: Scope | undefined, declared: Readonly<Record<string, string>>) {
    const bindings = new Map(around === undefined ? [['xml', XML_NAMESPACE]] : around.#bindings);
    for (const [prefix, uri] of Object.entries(declared)) {
      if (prefix === 'xmlns' || (prefix === 'xml') !== (uri === XML_NAMESPACE))
        throw new MalformedXml(`XML 有错：前缀 ${prefix} 不得绑定到 ${uri}`);
      if (prefix !== '' && uri === '')
        throw new MalformedXml(`XML 有错：前缀 ${prefix} 没有给出命名空间`);
      bindings.set(prefix, uri);
    }
    this.#bindings = bindings;
  }

  /** What the attributes of an element declare, and the scope inside it. */
  inside(given: Readonly<Record<string, string>>): Inner {
    let key = '';
    // No name and no value has the character zero in it.
    for (const name in given) key += `${name}\0${given[name] ?? ''}\0`;
    let inner = this.#inner.get(key);
    if (inner === undefined) {
      const declared = declarationsIn(given);
      const scope = declared === NONE ? this : new Scope(this, declared);
      inner = { scope, declared, attributes: expandedIn(given, scope) };
      // What differs from record to record is not worth keeping.
      if (this.#inner.size >= MOST_KEPT) this.#inner.clear();
      this.#inner.set(key, inner);
    }
    return inner;
  }

  /** Of an element. */
  resolve(qualifiedName: string): ExpandedName {
    const known = this.#names.get(qualifiedName);
    if (known !== undefined) return known;
    const { prefix, name } = parted(qualifiedName);
    const expanded = { name, namespace: this.namespaceOf(prefix) };
    this.#names.set(qualifiedName, expanded);
    return expanded;
  }

  namespaceOf(prefix: string): string {
    const uri = this.#bindings.get(prefix);
    if (uri === undefined && prefix !== '')
      throw new MalformedXml(`XML 有错：前缀 ${prefix} 没有声明命名空间`);
    return uri ?? '';
  }
}

const XML_NAMESPACE = 'http://www.w3.org/XML/1998/namespace';

function parted(qualifiedName: string): { prefix: string; name: string } {
  const colon = qualifiedName.indexOf(':');
  if (colon < 0) return { prefix: '', name: qualifiedName };
  const [prefix, name] = [qualifiedName.slice(0, colon), qualifiedName.slice(colon + 1)];
  if (prefix === '' || name === '' || name.includes(':'))
    throw new MalformedXml(`XML 有错：名称 ${qualifiedName} 不合规则`);
  return { prefix, name };
}

function declarationsIn(given: Readonly<Record<string, string>>): Record<string, string> {
  let declared = NONE;
  for (const [name, uri] of Object.entries(given)) {
    if (name !== 'xmlns' && !name.startsWith('xmlns:')) continue;
    if (declared === NONE) declared = emptyNames();
    declared[name.slice('xmlns:'.length)] = uri;
  }
  return declared;
}

/** Attributes by local name, without declarations; two of one expanded name are a fault. */
function expandedIn(given: Readonly<Record<string, string>>, scope: Scope): Record<string, string> {
  let attributes = NONE;
  const seen = new Set<string>();
  for (const [qualifiedName, value] of Object.entries(given)) {
    if (qualifiedName === 'xmlns' || qualifiedName.startsWith('xmlns:')) continue;
    const { prefix, name } = parted(qualifiedName);
    if (prefix !== '') {
      const expanded = `${scope.namespaceOf(prefix)} ${name}`;
      if (seen.has(expanded)) throw new MalformedXml(`XML 有错：属性 ${qualifiedName} 重复`);
      seen.add(expanded);
    }
    if (attributes === NONE) attributes = emptyNames();
    attributes[name] = value;
  }
  return attributes;
}

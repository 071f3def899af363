/**
 * Finds where a text stops being JSON, and says in Chinese what was wanted there. The runtime's own parser
 * speaks English, names no place in half of its sentences, and quotes what it read, secrets included.
 */

export interface JsonFault {
  /** Place in the text, in UTF-16 units. */
  readonly at: number;
  readonly sentence: string;
}

/** @returns the first fault, or undefined when the text is JSON */
export function jsonFault(text: string): JsonFault | undefined {
  const reader = new Reader(text);
  try {
    reader.value();
    reader.end();
    return undefined;
  } catch (error) {
    if (error instanceof Broken) return { at: error.at, sentence: error.message };
    throw error;
  }
}

class Broken extends Error {
  readonly at: number;

  constructor(at: number, sentence: string) {
    super(sentence);
    this.at = at;
  }
}

/** Deeper nesting than this is no settings file. */
const DEEPEST = 100;

/** Marks of Chinese input methods that stand for one of JSON's. */
const FULL_WIDTH: Readonly<Record<string, string>> = {
  '，': ',',
  '、': ',',
  '：': ':',
  '“': '"',
  '”': '"',
  '＂': '"',
  '｛': '{',
  '｝': '}',
  '［': '[',
  '］': ']',
};

const LITERAL = /(?:true|false|null)\b/y;
const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?(?![\w.+-])/y;
const ESCAPE = /\\(?:["\\/bfnrt]|u[\dA-Fa-f]{4})/y;

class Reader {
  readonly #text: string;
  #at = 0;
  #depth = 0;

  constructor(text: string) {
    this.#text = text;
  }

  value(): void {
    this.#blank();
    const next = this.#text[this.#at];
    if (next === '{') this.#list('}', () => this.#member());
    else if (next === '[') this.#list(']', () => this.value());
    else if (next === '"') this.#string();
    else if (!this.#take(LITERAL) && !this.#take(NUMBER))
      throw /[-+.\d]/.test(next ?? '')
        ? new Broken(this.#at, '这个数字写得不对')
        : this.#broken('应为一个值（文字要用英文双引号括起来）');
  }

  end(): void {
    this.#blank();
    if (this.#at < this.#text.length) throw this.#broken('文件到这里应已结束');
  }

  #member(): void {
    this.#blank();
    if (this.#text[this.#at] !== '"') throw this.#broken('应为设置的名称，用英文双引号括起来');
    this.#string();
    this.#blank();
    if (this.#text[this.#at] !== ':') throw this.#broken('名称后面应为英文冒号“:”');
    this.#at++;
    this.value();
  }

  /** What stands between brackets, parted by commas. */
  #list(close: '}' | ']', item: () => void): void {
    const opened = this.#at;
    if (++this.#depth > DEEPEST) throw this.#broken('括号嵌套太深');
    this.#at++;
    this.#blank();
    let isFirst = true;
    while (this.#text[this.#at] !== close) {
      if (this.#at >= this.#text.length)
        throw new Broken(opened, `这个“${this.#text[opened] ?? ''}”没有对应的“${close}”`);
      if (!isFirst) {
        if (this.#text[this.#at] !== ',') throw this.#broken(`应为英文逗号“,”或“${close}”`);
        const comma = this.#at++;
        this.#blank();
        if (this.#text[this.#at] === close) throw new Broken(comma, `“${close}”前面多了一个逗号`);
      }
      item();
      this.#blank();
      isFirst = false;
    }
    this.#at++;
    this.#depth--;
  }

  #string(): void {
    const opened = this.#at++;
    for (;;) {
      const next = this.#text[this.#at];
      if (next === '"') break;
      if (next === undefined || next === '\n' || next === '\r')
        throw new Broken(opened, '这段文字没有用英文双引号“"”结束');
      if (next < ' ') throw new Broken(this.#at, '文字里不能有制表符等控制字符（制表符写作 \\t）');
      if (next === '\\') {
        if (!this.#take(ESCAPE))
          throw new Broken(this.#at, '单个反斜线：反斜线本身要写两个“\\\\”，路径可以用“/”');
      } else this.#at++;
    }
    this.#at++;
  }

  #take(pattern: RegExp): boolean {
    pattern.lastIndex = this.#at;
    if (!pattern.test(this.#text)) return false;
    this.#at = pattern.lastIndex;
    return true;
  }

  #blank(): void {
    while (/[ \t\r\n]/.test(this.#text[this.#at] ?? '')) this.#at++;
  }

  /** @param wanted what should stand here; what does is told after it */
  #broken(wanted: string): Broken {
    const came = String.fromCodePoint(this.#text.codePointAt(this.#at) ?? 0);
    if (this.#at >= this.#text.length) return new Broken(this.#at, `${wanted}，但文件到此为止`);
    const half = FULL_WIDTH[came];
    if (half !== undefined)
      return new Broken(this.#at, `${wanted}，得到全角的“${came}”：请改成英文的“${half}”`);
    if (came === '/' || came === '#')
      return new Broken(
        this.#at,
        `${wanted}，得到“${came}”：JSON 没有注释，说明请写成 "//…" 为名的一项`,
      );
    if (came === "'") return new Broken(this.#at, `${wanted}，得到单引号：请改成英文双引号`);
    return new Broken(this.#at, `${wanted}，得到“${came}”`);
  }
}

/**
 * What the XML parser found amiss, in Chinese: the line, the column, what is wrong there and what stands
 * around it. saxes has some sixty sentences in English; those that files and answers really meet are told
 * one by one, the others by their kind.
 */
const SENTENCES: readonly (readonly [RegExp, string])[] = [
  [/^unclosed tag: (.+)$/s, '元素 <$1> 没有结束标记'],
  [/^unmatched closing tag: (.+)\.$/s, '结束标记 </$1> 没有对应的开始标记'],
  [/^unexpected close tag/, '结束标记与开始标记不相配'],
  [/^unexpected end/, '文字到这里就断了'],
  [/^document must contain a root element/, '没有根元素'],
  [/^documents may contain only one root/, '根元素之后又有元素'],
  [/^text data outside of root node/, '根元素之外有文字'],
  [/^undefined entity/, '用了没有定义的实体引用'],
  [/^disallowed character in entity name|^empty entity name/, '& 没有转义，应写作 &amp;'],
  [/^malformed character entity/, '字符引用不合规定'],
  [/^disallowed character in (?:tag|closing)/, '标记的名字里有不许用的字符，也许是 < 没有转义'],
  [/^disallowed character in attribute/, '属性的名字里有不许用的字符'],
  [/^disallowed character/, '有 XML 不允许的字符，或 < 没有转义'],
  [/^attribute without value/, '属性没有值'],
  [/^unquoted attribute value/, '属性的值没有加引号'],
  [/^no whitespace between attributes/, '属性之间缺少空格'],
  [/^duplicate attribute: (.+)\.$/s, '属性 $1 出现了两次'],
  [/^unbound namespace prefix: (.+)\.$/s, '前缀 $1 没有声明命名空间'],
  [/CDATA|\]\]>/, '有多余的 ]]>'],
  [/comment/, '注释的写法不对'],
  [
    /XML declaration|version number|encoding value|standalone value|the name|one of|name\/value/,
    'XML 声明的写法或位置不对',
  ],
  [/processing instruction/, '处理指令的写法或位置不对'],
  [/doctype/, 'DOCTYPE 的写法或位置不对'],
  [/tag|slash/, '标记的写法不对'],
  [/prefix|namespace|malformed name/, '命名空间或名字的写法不对'],
];

/** Characters shown on either side. */
const AROUND = 20;

/**
 * @param message of saxes: `3:17: unexpected close tag.`
 * @param text what the parser was reading
 * @param at place in the text where it stopped
 */
export function xmlFault(message: string, text: string, at: number): string {
  const [, line, column, said = message] = /^(\d+):(\d+): (.*)$/s.exec(message) ?? [];
  const [pattern, sentence] = SENTENCES.find(([one]) => one.test(said)) ?? [
    undefined,
    '写法不合规定',
  ];
  const told = (pattern?.exec(said) ?? []).reduce(
    (so, part, n) => (n === 0 ? so : so.replace(`$${n}`, () => part.slice(0, 60))),
    sentence,
  );
  const near = text
    .slice(Math.max(0, at - AROUND), at + AROUND)
    .replace(/[\s\p{Cc}\p{Cs}\ufffe\uffff]+/gu, ' ')
    .trim();
  const place = line === undefined ? '' : `第 ${line} 行第 ${column ?? '?'} 列：`;
  return `${place}${told}${near === '' ? '' : `，在“${near}”处`}`;
}

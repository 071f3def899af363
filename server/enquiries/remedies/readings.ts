/**
 * Other readings of what was typed in the box: a field that was named there (题名：金陵琐志), a query line
 * (城墙 OR 城垣), a class number (K295.31). What they find is for others to count.
 */
import { classPath } from '../../../catalogue/fields/classification.ts';
import { fieldNamed, isQueryLine } from '../../../catalogue/search/expression.ts';
import { QUERY_FIELDS } from '../../../catalogue/search/request.ts';
import type { QueryField, SearchRequest } from '../../../catalogue/search/request.ts';
import { fold } from '../../../catalogue/text/text.ts';
import { withExpression, withWords } from '../../addresses/search-address.ts';
import type { Offered } from '../../i18n/offers.ts';
import type { Trial } from './tally.ts';

/** What readers call fields beside the names of a query line; folded. */
const MORE_NAMES: Readonly<Record<string, QueryField>> = {
  标题: 'title',
  题目: 'title',
  篇名: 'title',
  刊名: 'title',
  名称: 'title',
  编者: 'creator',
  编著者: 'creator',
  撰者: 'creator',
  主编: 'creator',
  译者: 'creator',
  关键词: 'subject',
  关键字: 'subject',
  出版单位: 'publisher',
  出版发行: 'publisher',
  丛书名: 'series',
  系列: 'series',
  书号: 'identifier',
  刊号: 'identifier',
  索取号: 'callNumber',
};
const NAMED = /(?<![\p{L}\p{N}])(\p{L}{1,12})\s{0,4}:/gu;
/** A call number begins with its class. */
const CLASS_NAME = /^(?:中图法?)?分类号?$|^索[书書取][号號]$|^class$|^clc$/iu;
const OPERATOR_BETWEEN = /(?<=[\p{Script=Han})"”])(AND|OR|NOT)(?=[\p{Script=Han}("“])/gu;

/** Most sure first; none when the box says nothing of the kind. */
export function readingsOf(request: SearchRequest): Trial<Offered>[] {
  const field = QUERY_FIELDS.find((one) => request.query[one]);
  if (field === undefined) return [];
  const text = (request.query[field] ?? '').normalize('NFKC').trim();
  return [
    ...lineIn(request, field, text),
    ...fieldsIn(request, field, text),
    ...classesIn(request, field, text),
  ];
}

function lineIn(request: SearchRequest, field: QueryField, text: string): Trial<Offered>[] {
  const line = text.replace(OPERATOR_BETWEEN, ' $1 ');
  if (field !== 'any' || !isQueryLine(line)) return [];
  return [
    { what: { kind: 'expression', line }, request: withExpression(request, field, '', line) },
  ];
}

function fieldsIn(request: SearchRequest, field: QueryField, text: string): Trial<Offered>[] {
  const named = Array.from(text.matchAll(NAMED)).flatMap(({ 0: label, 1: name = '', index }) => {
    const meant = fieldNamed(name) ?? fieldNamed(fold(name)) ?? MORE_NAMES[fold(name)];
    return meant === undefined ? [] : [{ field: meant, from: index, to: index + label.length }];
  });
  if (named[0]?.from !== 0) return [];
  const parts = named.flatMap(({ field: meant, to }, i) => {
    const words = text.slice(to, named[i + 1]?.from).replace(/[\s,;.、。，；]{1,20}$/u, '');
    return words.trim() === '' ? [] : [{ field: meant, words: words.trim() }];
  });
  if (parts.length === 0) return [];
  const rest = withWords(request, field, '');
  const changed = parts.reduce((so, part) => {
    const before = so.query[part.field];
    const words = before === undefined ? part.words : `${before} ${part.words}`;
    return withWords(so, part.field, words);
  }, rest);
  return [{ what: { kind: 'field', parts }, request: changed }];
}

/** The class itself, then the one above it: of a fine number a shelf has mostly the coarser one. */
function classesIn(request: SearchRequest, field: QueryField, text: string): Trial<Offered>[] {
  if (field !== 'any' && field !== 'subject' && field !== 'callNumber') return [];
  const words = text.split(/[\s:]+/u).filter((word) => word !== '');
  return words.flatMap((word, i): Trial<Offered>[] => {
    if (!/^[A-Z]{1,2}-?\d/iu.test(word)) return [];
    const rest = words.filter((other, k) => k !== i && !CLASS_NAME.test(other)).join(' ');
    return classPath(word)
      .slice(1)
      .reverse()
      .slice(0, 2)
      .map((value) => ({
        what: { kind: 'class', value, words: rest },
        request: {
          ...withWords(request, field, rest),
          filters: { ...request.filters, class: [value] },
        },
      }));
  });
}

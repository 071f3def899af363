/** Words by which rows that are no books tell themselves: groups, totals, notes below the list. */

const GROUP_IN_BRACKETS = /^[【[［〔「『][^【】[\]［］〔〕「」『』]{1,40}[】\]］〕」』]$/u;
const GROUP_NUMBERED =
  /^(?:[（(]?[一二三四五六七八九十]{1,3}(?:[）)]|[、.．,，:：]|\s)\s?|第[一二三四五六七八九十\d]{1,3}(?:部分|[类辑编批包组章])|[A-Z]{1,2}\d{0,3}(?:[、.．:：]|\s)\s?)\S.{0,28}$/u;
const GROUP_ENDS =
  /^.{1,14}(?:类|类图书|类书籍|部分|专题|专区|系列|专架|书目|板块|篇|社图书|出版社)$/u;

const TOTAL =
  /^.{0,10}?(?:合\s{0,6}计|总\s{0,6}计|小\s{0,6}计|共\s{0,6}计|累\s{0,6}计|汇\s{0,6}总)(?:\s?(?:[:：（(=].{0,80}|\d.{0,60}|金额|数量|册数|种数|码洋|实洋))?$/iu;
/** 总码洋：1 280.00, 种数：35 */
const SUM_LABELLED =
  /^(?:总?(?:种数|册数|码洋|实洋|金额)|总数量?|总价)\s?(?:[(（].{1,6}[)）]\s?)?[:：]\s?[¥￥]?\s?\d.{0,60}$/u;
const TOTAL_IN_ENGLISH = /^(?:sub|grand)?[\s-]?totals?\s?:?$|^sum\s?:?$/iu;
const COUNTED = /^(?:总|合|一)?共\s?[\d,]{1,9}\s?[种册本套条].{0,60}$/u;

const FOOTER_LABEL =
  /^(?:备\s{0,4}注|附\s{0,4}注|说\s{0,4}明|注(?:意(?:事项)?|释)?|联系人|联系电话|联系方式|电\s{0,4}话|手\s{0,4}机|传\s{0,4}真|地\s{0,4}址|收货(?:地址|人|单位)?|送货(?:地址)?|邮\s{0,4}[编箱]|电子邮[箱件]|e-?mail|qq|微信|开户行?|开户银行|账\s{0,4}[号户]|帐\s{0,4}[号户]|税号|制\s{0,4}[表单]人?|审\s{0,4}[核批]人?|复核人?|经\s{0,4}[办手]人?|采购(?:员|人|单位)|采访(?:员|人)?|订购(?:人|单位)|负责人|打印(?:时间|日期|人)?|制表(?:时间|日期)|日\s{0,4}期|时\s{0,4}间|单\s{0,4}位|供[应货]商|供货单位|公司(?:名称)?|签\s{0,4}[字名章]|盖\s{0,4}章|客\s{0,4}户(?:名称)?|馆\s{0,4}名|报价(?:单位|人|日期)?|有效期|网\s{0,4}址|温馨提示|提示|note|notes|remark|remarks|contact|tel|telephone|phone|fax|address|date|prepared by|approved by)\s{0,3}[:：].{0,2000}$/isu;
/** 采购人签字：, 收货单位地址： */
const FOOTER_ENDS =
  /^.{0,8}(?:签字|签名|盖章|电话|手机号?|账号|帐号|开户行|邮箱|传真|经办人|负责人|联系人|制表人|审核人|收货人)\s{0,3}(?:[（(].{1,10}[)）]\s?)?[:：].{0,500}$/su;
const END =
  /^[（(—*-]{0,6}\s?(?:以下空白|以下无正文|以下无内容|以下无|完|全文完|end)\s?[)）—*-]{0,6}$/iu;
const FOOTER_SENTENCE =
  /^(?:[*※★●▲#]\s?|\d{1,2}[、.．]\s?)?(?:以上|本表|本单|本目录|本清单|本批|此表|此单|请(?:各馆|贵馆|注意|勾选|填写|在|将|于|勿)|如有|如需|凡|未尽|价格以|定价以|最终|感谢|谢谢|欢迎)/u;
const PAGE =
  /^(?:第\s?\d{1,4}\s?页|共\s?\d{1,4}\s?页|page\s?\d{1,4}|-\s?\d{1,4}\s?-|\d{1,4}\s?\/\s?\d{1,4})/iu;

/** What a chat puts where a picture or a face was. */
const CHAT_MARK =
  /^(?:\[(?:图片|照片|表情|动画表情|文件|视频|语音|链接|位置|小程序|聊天记录|笔记|玫瑰|抱拳|合十|握手|强|微笑|愉快|呲牙|庆祝|太阳|OK)\]\s?){1,10}$/iu;
/** 张三 2026/11/20 10:22, above what was said. */
const CHAT_HEADER =
  /^\S{1,20}\s{1,3}(?:(?:19|20)\d\d[年/.-]\d{1,2}[月/.-]\d{1,2}日?|昨天|星期[一二三四五六日])\s{1,3}\d{1,2}[:：]\d\d(?:[:：]\d\d)?[:：]?$/u;
const GREETING = /^(?:各位|尊敬的|大家好|您好|你好)[^《》]{0,80}$/u;
const GREETED = /老师|领导|馆长|馆员|同仁|采访|[:：]$/u;
const THANKS =
  /^(?:以上[，,。！!]?\s?(?:谢|供|请)|(?:谢谢|多谢|感谢)(?:各位|老师|大家|支持|[！!。~～]|$))[^《》]{0,60}$/u;

/** What stands around a list that was pasted out of a chat or a letter. */
export function isChat(text: string): boolean {
  if (CHAT_MARK.test(text) || CHAT_HEADER.test(text) || THANKS.test(text)) return true;
  return GREETING.test(text) && GREETED.test(text);
}

/** 【文学类】, 一、文学, 第一部分 …, whatever stands beside it. */
export function isGroupMark(text: string): boolean {
  return GROUP_IN_BRACKETS.test(text) || GROUP_NUMBERED.test(text);
}

/** 文学类, 江苏人民出版社: where nothing else stands in its row. */
export function mayBeGroup(text: string): boolean {
  return isGroupMark(text) || GROUP_ENDS.test(text);
}

/** Among lines of text, where 一、 is how titles are numbered as well: 【文学类】, 一、文学类. */
export function isGroupLine(text: string): boolean {
  if (!isGroupMark(text) || /^[[［]\d/u.test(text)) return false;
  if (/^[【[［〔]/u.test(text)) return true;
  const rest = text.replace(/^[（(]?[一二三四五六七八九十]{1,3}[）)]?[、.．\s]?\s?/u, '');
  return !isGroupMark(rest) && mayBeGroup(rest);
}

export function isTotal(text: string): boolean {
  return (
    text.length <= 120 &&
    [TOTAL, TOTAL_IN_ENGLISH, SUM_LABELLED, COUNTED].some((one) => one.test(text))
  );
}

/** 备注：…, 联系人：…, 以上图书 … */
export function isNote(text: string): boolean {
  return isLabelledNote(text) || FOOTER_SENTENCE.test(text) || PAGE.test(text);
}

/** 备注：…, without sentences, which may be a title: 请回答. */
export function isLabelledNote(text: string): boolean {
  return [FOOTER_LABEL, FOOTER_ENDS, END].some((one) => one.test(text));
}

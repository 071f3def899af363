/**
 * What headings of suppliers' lists mean. Whole headings count, without blanks, marks and what stands in brackets;
 * 码洋, 册数 and 版别 mean other things here than in the list of what a library has.
 */
import type { ListField } from '../list.ts';

const WORDS: readonly (readonly [ListField, string])[] = [
  [
    'title',
    '书名 题名 正题名 正书名 主书名 主题名 品名 商品名称 商品名 产品名称 图书名称 图书名 图书题名 名称 题名与责任者 题名责任者 题名及责任者 题名与责任说明 文献名 文献名称 文献题名 书刊名 书刊名称 刊名 报刊名称 资源名称 电子书名 电子书名称 书目名称 中文书名 中文题名 外文书名 标题 书名全称 title booktitle producttitle publicationtitle itemtitle titlename titles bookname fulltitle maintitle',
  ],
  ['subtitle', '副题名 副书名 副标题 副书名及说明 其他题名信息 其它题名信息 subtitle othertitle'],
  [
    'volume',
    '分册名 分册号 分册题名 分册名称 分册 卷册 卷册号 卷册名 卷次 卷号 卷 册次 册号 分卷 分卷号 分卷名 分辑号 分辑名 辑 辑次 期号 卷期 卷期号 volume vol volumetitle volumenumber monographvolume partname partnumber',
  ],
  [
    'series',
    '丛书题名 丛书名 丛书名称 丛书 套书名 套书题名 套书名称 套装名 套装书名 丛编 丛编题名 丛编名 丛编项 丛书项 系列 系列名 系列名称 所属丛书 所属系列 series seriestitle seriesname',
  ],
  [
    'creator2',
    '第二责任者 第二著者 第二作者 其他责任者 其它责任者 其他著者 其他作者 次要责任者 译者 翻译 绘者 插图 editor translator firsteditor secondauthor otherauthors',
  ],
  [
    'creator',
    '责任者 第一责任者 主要责任者 责任人 责任说明 著者 第一著者 主要著者 作者 第一作者 编者 编著者 编著 著译者 作译者 译著者 著编者 著作者 著作责任者 撰者 主编 主要作者 图书作者 著作人 作者姓名 编撰者 纂修者 著译编者 作者译者 作者信息 著者译者 作者编者 author authors creator creators authoreditor authorname firstauthor writer by',
  ],
  ['edition', '版本 版次 版印次 版次印次 版本项 版本说明 版本版次 edition ed monographedition'],
  ['place', '出版地 出版地点 place placeofpublication pubplace'],
  [
    'publisher',
    '出版社 出版社名称 出版社全称 出版社简称 出版者 出版单位 出版机构 出版商 出版公司 出版发行者 出版发行 发行者 版别 出版 publisher publishername publishers press',
  ],
  ['imprint', '出版项 出版信息 出版发行项 imprint'],
  [
    'date',
    '出版时间 出版日期 出版年月日 出版时间年月 首版时间 出版发行时间 出版年 出版年份 出版年月 出版年代 出版日 初版时间 版权年 版年 年份 年代 年 年月 日期 时间 date year pubdate pubyear publicationdate publicationyear publishdate publisheddate publishyear yearofpublication dateofpublication copyrightyear datemonographpublishedprint',
  ],
  [
    'isbn',
    'isbn isbn号 isbn号码 isbn13 isbn10 isbn书号 isbn编号 isbn条码 书号 书号isbn 书号条码 国际标准书号 标准书号 中国标准书号 图书书号 eisbn 电子书isbn isbnean onlineidentifier',
  ],
  ['isbn2', '纸书isbn 纸本isbn 纸质书isbn 印刷版isbn 纸质isbn printisbn pisbn printidentifier'],
  ['issn', 'issn issn号 国际标准刊号 国际刊号 eissn'],
  ['bookNumber', '统一书号 全国统一书号'],
  [
    'price',
    '定价 单价 价格 标价 原价 书价 图书定价 定价元 定价单价 单册定价 市场价 码价 纸书定价 纸本定价 listprice price unitprice retailprice rrp',
  ],
  [
    'discount',
    '折扣 折扣率 折率 折 供货折扣 采购折扣 中标折扣 发货折扣 销售折扣 discount discountrate',
  ],
  [
    'netPrice',
    '折后价 折后单价 折扣价 实价 优惠价 供货价 采购价 采购单价 进价 结算价 结算单价 售价 实洋单价 netprice saleprice yourprice',
  ],
  [
    'listTotal',
    '码洋 总码洋 码洋合计 码洋小计 码洋金额 定价总额 总定价 定价合计 listtotal totallistprice',
  ],
  [
    'netTotal',
    '实洋 总实洋 实洋合计 实洋金额 金额 总金额 总价 折后金额 折后总价 实付 实付金额 结算金额 小计 合计 nettotal amount total totalprice',
  ],
  [
    'copies',
    '复本 复本数 复本量 复本册 复本册数 册数 数量 总册数 订数 订购数 订购数量 订购册数 订购量 采购数 采购数量 采购册数 采购量 需求数量 需求数 需求量 拟订数 订货数 订货数量 定数 订购复本 采购复本 复本需求 本馆复本 套数 本数 拟购数量 预订数 预订数量 报数 发货数量 copies qty quantity numberofcopies copy',
  ],
  [
    'class',
    '分类号 分类 中图分类 中图分类号 中图法分类号 中图法 中图法分类 中图类号 类号 图书分类 图书分类号 分类法 学科分类号 clc classification class classnumber callnumberclass clcnumber',
  ],
  ['binding', '装帧 装订 装帧形式 装帧方式 装订形式 装订方式 包装 binding bindingtype cover'],
  ['carrier', '载体 介质 载体类型 载体形式 介质类型 文献载体 medium carrier'],
  [
    'offered',
    '供货形式 提供形式 供应形式 产品形式 资源形式 文献形式 出版形式 纸电 纸电类型 纸质电子 纸本电子 供货类型 format producttype formattype',
  ],
  [
    'orderNumber',
    '征订号 征订代码 征订编号 征订代号 订单号 订货号 订购号 订购编号 货号 商品编码 商品编号 商品代码 社科号 科技号 新书目号 sku orderno ordernumber orderid itemno itemnumber',
  ],
  [
    'extent',
    '页数 页码 开本 开本尺寸 尺寸 成品尺寸 载体形态 载体形态项 页数开本 开本页数 pages extent size pagination',
  ],
  ['language', '语种 语言 文种 正文语种 language lang'],
  ['audience', '读者对象 适读对象 适用对象 适读人群 适合读者 读者 audience readership'],
  [
    'abstract',
    '内容简介 内容提要 内容介绍 内容摘要 内容 简介 图书简介 提要 摘要 推荐理由 summary description abstract',
  ],
  ['contents', '目录 目次 子目 contents toc tableofcontents'],
  ['subject', '主题词 主题 关键词 主题标引 subject subjects keyword keywords'],
  ['note', '备注 附注 附注项 说明 注 其他 其它 note notes remark remarks comment comments'],
  ['barcode', '条码 条形码 条码号 商品条码 图书条码 barcode ean ean13'],
  ['link', '链接 网址 全文链接 访问地址 资源链接 url link uri titleurl'],
  ['type', '类型 文献类型 资料类型 资源类型 类别 文献类别 图书类别 图书类型 type publicationtype'],
  ['identifier', '记录号 控制号 记录控制号 标识符 唯一标识 资源编号 identifier recordid titleid'],
  ['region', '地区 地域 涉及地区'],
];

const BY_WORD = new Map(
  WORDS.flatMap(([field, words]) => words.split(' ').map((word) => [word, field] as const)),
);

const LONGEST = 40;
const MONEY: ReadonlySet<string> = new Set(['price', 'netPrice', 'listTotal', 'netTotal']);
/** 定价（美元）: what stands there is no price in yuan. */
const FOREIGN = /usd|gbp|eur|hkd|jpy|us\$|hk\$|[$€£]|美元|英镑|欧元|港[币元]|日元|台币|外币/u;

/** @param heading as it stands in the list */
export function fieldOfHeading(heading: string): ListField | 'other' {
  if (heading.length > LONGEST) return 'other';
  const folded = heading.normalize('NFKC').toLowerCase();
  const bare = folded.replace(/[([【][^([【)\]】]{0,40}[)\]】]/g, '');
  const field = known(bare) ?? known(folded) ?? 'other';
  return MONEY.has(field) && FOREIGN.test(folded) ? 'other' : field;
}

function known(text: string): ListField | undefined {
  return BY_WORD.get(text.replace(/[\s*:：_./／\\、,，;；|()[\]【】#﹡&-]/g, ''));
}

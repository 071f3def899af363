/**
 * A workbook as suppliers send it, with everything in it that a returned file has to keep: heads over two rows,
 * merges, formulas of every kind, hidden columns, rows and sheets, a filter, frozen panes, conditional formats,
 * validations, comments, a picture, a table, names, settings of printing. Titles and numbers are made up.
 */
import { zip } from './xlsx.ts';

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const DRAWING = 'http://schemas.openxmlformats.org/drawingml/2006';
const KINDS = 'application/vnd.openxmlformats-officedocument.spreadsheetml';
const DECLARED = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\r\n';

export type Parts = Readonly<Record<string, string | Buffer>>;

/** Lines of 书目: rows 5, 6, 7, 9 (8 is hidden and a line too), group row 4, total row 10; of 期刊: rows 2, 3. */
export const SUPPLIER_LINES = { 书目: [5, 6, 7, 8, 9], 期刊: [2, 3] } as const;

const TEXTS = [
  '金陵书目供应清单',
  '【文学类】',
  'ISBN',
  '题名',
  '出版社',
  '定价',
  '复本',
  '码洋',
  '出版时间',
  '备注',
  '价格与数量',
  '秦淮河边的旧书',
  '城墙下的人家',
  '钟山四季 &lt;一&gt;',
  '石头城札记',
  '玄武湖图录',
  '虚构出版社',
  '合计',
  '刊名',
  '期数',
];
const shared = (text: string): string => {
  const number = TEXTS.indexOf(text);
  if (number < 0) throw new Error(`no such text: ${text}`);
  return `t="s"><v>${number}</v>`;
};

function line(row: number, title: string, isbn: string, price: string, formula: string): string {
  return [
    `<row r="${row}" spans="1:8"${row === 8 ? ' hidden="1"' : ''} x14ac:dyDescent="0.25">`,
    `<c r="A${row}" s="4"><v>${isbn}</v></c>`,
    `<c r="B${row}" s="3" ${shared(title)}</c><c r="C${row}" s="3" ${shared('虚构出版社')}</c>`,
    `<c r="D${row}" s="1"><v>${price}</v></c><c r="E${row}" s="3"><v>2</v></c>`,
    `<c r="F${row}" s="1">${formula}</c><c r="G${row}" s="2"><v>44197</v></c>`,
    `<c r="H${row}" s="2"/><c r="I${row}" s="3"/><c r="J${row}" s="3"/></row>`,
  ].join('');
}

const BOOKS = [
  `<worksheet xmlns="${MAIN}" xmlns:r="${RELATIONS}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" mc:Ignorable="x14ac" xmlns:x14ac="http://schemas.microsoft.com/office/spreadsheetml/2009/9/ac">`,
  '<sheetPr><tabColor rgb="FFFF0000"/><pageSetUpPr fitToPage="1"/></sheetPr><dimension ref="A1:H10"/>',
  '<sheetViews><sheetView tabSelected="1" workbookViewId="0"><pane xSplit="2" ySplit="3" topLeftCell="C4" activePane="bottomRight" state="frozen"/></sheetView></sheetViews>',
  '<sheetFormatPr defaultRowHeight="15"/>',
  '<cols><col min="1" max="1" width="18.5" customWidth="1"/><col min="2" max="2" width="40" customWidth="1"/><col min="3" max="3" width="12" hidden="1" customWidth="1"/><col min="9" max="16384" width="9" hidden="1"/></cols>',
  '<sheetData>',
  `<row r="1" spans="1:8" ht="30" customHeight="1"><c r="A1" s="3" ${shared('金陵书目供应清单')}</c></row>`,
  `<row r="2"><c r="A2" s="5" ${shared('ISBN')}</c><c r="B2" s="5" ${shared('题名')}</c><c r="C2" s="5" ${shared('出版社')}</c><c r="D2" s="5" ${shared('价格与数量')}</c><c r="G2" s="5" ${shared('出版时间')}</c><c r="H2" s="5" ${shared('备注')}</c></row>`,
  `<row r="3"><c r="A3" s="5"/><c r="B3" s="5"/><c r="C3" s="5"/><c r="D3" s="5" ${shared('定价')}</c><c r="E3" s="5" ${shared('复本')}</c><c r="F3" s="5" ${shared('码洋')}</c><c r="G3" s="5"/><c r="H3" s="5"/></row>`,
  `<row r="4"><c r="A4" s="3" ${shared('【文学类】')}</c></row>`,
  line(5, '秦淮河边的旧书', '9787553370583', '45.8', '<f>D5*E5</f><v>91.6</v>'),
  line(
    6,
    '城墙下的人家',
    '9787553370590',
    '58',
    '<f t="shared" ref="F6:F8" si="0">D6*E6</f><v>116</v>',
  ),
  line(7, '钟山四季 &lt;一&gt;', '9787553370606', '66', '<f t="shared" si="0"/><v>132</v>'),
  line(8, '石头城札记', '9787553370613', '12.5', '<f t="shared" si="0"/><v>25</v>'),
  line(9, '玄武湖图录', '9787553370620', '99', '<f t="array" ref="F9">D9*E9</f><v>198</v>'),
  `<row r="10"><c r="A10" s="3" ${shared('合计')}</c><c r="D10" s="1"><f>SUM(D5:D9)</f><v>281.3</v></c><c r="E10"><f>SUM(E5:E9)</f><v>10</v></c><c r="F10" s="1"><f>SUM(总价)</f><v>562.6</v></c><c r="G10" t="e"><f>1/0</f><v>#DIV/0!</v></c><c r="H10" t="b"><v>1</v></c></row>`,
  '</sheetData>',
  '<autoFilter ref="A3:H9"/>',
  '<mergeCells count="8"><mergeCell ref="A1:H1"/><mergeCell ref="A2:A3"/><mergeCell ref="B2:B3"/><mergeCell ref="C2:C3"/><mergeCell ref="D2:F2"/><mergeCell ref="G2:G3"/><mergeCell ref="H2:H3"/><mergeCell ref="A4:H4"/></mergeCells>',
  '<conditionalFormatting sqref="D5:D9"><cfRule type="cellIs" dxfId="0" priority="1" operator="greaterThan"><formula>60</formula></cfRule></conditionalFormatting>',
  '<dataValidations count="1"><dataValidation type="whole" allowBlank="1" showErrorMessage="1" sqref="E5:E9"><formula1>0</formula1><formula2>99</formula2></dataValidation></dataValidations>',
  '<hyperlinks><hyperlink ref="B5" r:id="rId4"/></hyperlinks>',
  '<printOptions horizontalCentered="1"/><pageMargins left="0.5" right="0.5" top="0.75" bottom="0.75" header="0.3" footer="0.3"/>',
  '<pageSetup paperSize="9" orientation="landscape" fitToHeight="0"/><headerFooter><oddFooter>&amp;C第 &amp;P 页</oddFooter></headerFooter>',
  '<drawing r:id="rId1"/><legacyDrawing r:id="rId2"/></worksheet>',
].join('');

const SERIALS = [
  `<worksheet xmlns="${MAIN}" xmlns:r="${RELATIONS}"><dimension ref="A1:B3"/><sheetData>`,
  `<row r="1"><c r="A1" ${shared('刊名')}</c><c r="B1" ${shared('期数')}</c></row>`,
  `<row r="2"><c r="A2" ${shared('石头城札记')}</c><c r="B2"><v>12</v></c></row>`,
  `<row r="3"><c r="A3" ${shared('玄武湖图录')}</c><c r="B3"><v>6</v></c></row>`,
  '</sheetData><tableParts count="1"><tablePart r:id="rId1"/></tableParts></worksheet>',
].join('');

const STYLES = [
  `<styleSheet xmlns="${MAIN}"><numFmts count="1"><numFmt numFmtId="164" formatCode="&quot;¥&quot;#,##0.00"/></numFmts>`,
  '<fonts count="2"><font><sz val="11"/><name val="宋体"/></font><font><b/><sz val="11"/><name val="宋体"/></font></fonts>',
  '<fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill><fill><patternFill patternType="solid"><fgColor rgb="FFDDEEFF"/></patternFill></fill></fills>',
  '<borders count="2"><border/><border><left style="thin"/><right style="thin"/><top style="thin"/><bottom style="thin"/></border></borders>',
  '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>',
  '<cellXfs count="6"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/><xf numFmtId="164" fontId="0" fillId="0" borderId="1" xfId="0" applyNumberFormat="1"/><xf numFmtId="14" fontId="0" fillId="0" borderId="1" xfId="0" applyNumberFormat="1"/><xf numFmtId="0" fontId="0" fillId="0" borderId="1" xfId="0" applyBorder="1"/><xf numFmtId="1" fontId="0" fillId="0" borderId="1" xfId="0" applyNumberFormat="1"/><xf numFmtId="0" fontId="1" fillId="2" borderId="1" xfId="0" applyFont="1" applyFill="1"/></cellXfs>',
  '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles><dxfs count="1"><dxf><font><color rgb="FFFF0000"/></font></dxf></dxfs></styleSheet>',
].join('');

/** A dot. */
const PICTURE = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

const relationships = (...each: readonly (readonly [string, string, string])[]): string =>
  `<Relationships xmlns="${PACKAGE}/relationships">${each.map(([id, type, target]) => `<Relationship Id="${id}" Type="${RELATIONS}/${type}" Target="${target}"${type === 'hyperlink' ? ' TargetMode="External"' : ''}/>`).join('')}</Relationships>`;

export function supplierParts(): Record<string, string | Buffer> {
  const texts: Record<string, string> = {
    '[Content_Types].xml': `<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Default Extension="png" ContentType="image/png"/><Default Extension="vml" ContentType="application/vnd.openxmlformats-officedocument.vmlDrawing"/><Override PartName="/xl/workbook.xml" ContentType="${KINDS}.sheet.main+xml"/>${[1, 2, 3].map((n) => `<Override PartName="/xl/worksheets/sheet${n}.xml" ContentType="${KINDS}.worksheet+xml"/>`).join('')}<Override PartName="/xl/styles.xml" ContentType="${KINDS}.styles+xml"/><Override PartName="/xl/sharedStrings.xml" ContentType="${KINDS}.sharedStrings+xml"/><Override PartName="/xl/calcChain.xml" ContentType="${KINDS}.calcChain+xml"/><Override PartName="/xl/comments1.xml" ContentType="${KINDS}.comments+xml"/><Override PartName="/xl/tables/table1.xml" ContentType="${KINDS}.table+xml"/><Override PartName="/xl/drawings/drawing1.xml" ContentType="application/vnd.openxmlformats-officedocument.drawing+xml"/></Types>`,
    '_rels/.rels': relationships(['rId1', 'officeDocument', 'xl/workbook.xml']),
    'xl/workbook.xml': `<workbook xmlns="${MAIN}" xmlns:r="${RELATIONS}"><workbookPr defaultThemeVersion="124226"/><bookViews><workbookView xWindow="0" yWindow="0" windowWidth="20000" windowHeight="9000"/></bookViews><sheets><sheet name="书目" sheetId="3" r:id="rId1"/><sheet name="期刊" sheetId="7" r:id="rId2"/><sheet name="汇总" sheetId="9" state="hidden" r:id="rId3"/></sheets><definedNames><definedName name="_xlnm._FilterDatabase" localSheetId="0" hidden="1">书目!$A$3:$H$9</definedName><definedName name="_xlnm.Print_Area" localSheetId="0">书目!$A$1:$H$10</definedName><definedName name="_xlnm.Print_Titles" localSheetId="0">书目!$2:$3</definedName><definedName name="总价">书目!$F$5:$F$9</definedName></definedNames><calcPr calcId="145621"/></workbook>`,
    'xl/_rels/workbook.xml.rels': relationships(
      ['rId1', 'worksheet', 'worksheets/sheet1.xml'],
      ['rId2', 'worksheet', 'worksheets/sheet2.xml'],
      ['rId3', 'worksheet', 'worksheets/sheet3.xml'],
      ['rId4', 'styles', 'styles.xml'],
      ['rId5', 'sharedStrings', 'sharedStrings.xml'],
      ['rId6', 'calcChain', 'calcChain.xml'],
    ),
    'xl/worksheets/sheet1.xml': BOOKS,
    'xl/worksheets/sheet2.xml': SERIALS,
    'xl/worksheets/sheet3.xml': `<worksheet xmlns="${MAIN}"><sheetData><row r="1"><c r="A1"><f>书目!F10</f><v>562.6</v></c></row></sheetData></worksheet>`,
    'xl/worksheets/_rels/sheet1.xml.rels': relationships(
      ['rId1', 'drawing', '../drawings/drawing1.xml'],
      ['rId2', 'vmlDrawing', '../drawings/vmlDrawing1.vml'],
      ['rId3', 'comments', '../comments1.xml'],
      ['rId4', 'hyperlink', 'https://example.org/books/5'],
    ),
    'xl/worksheets/_rels/sheet2.xml.rels': relationships(['rId1', 'table', '../tables/table1.xml']),
    'xl/tables/table1.xml': `<table xmlns="${MAIN}" id="1" name="表1" displayName="表1" ref="A1:B3" totalsRowShown="0"><autoFilter ref="A1:B3"/><tableColumns count="2"><tableColumn id="1" name="刊名"/><tableColumn id="2" name="期数"/></tableColumns><tableStyleInfo name="TableStyleMedium2" showRowStripes="1"/></table>`,
    'xl/comments1.xml': `<comments xmlns="${MAIN}"><authors><author>采访部</author></authors><commentList><comment ref="B6" authorId="0"><text><t>请优先</t></text></comment></commentList></comments>`,
    'xl/drawings/vmlDrawing1.vml':
      '<xml xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:x="urn:schemas-microsoft-com:office:excel"><v:shapetype id="_x0000_t202" coordsize="21600,21600" o:spt="202" path="m,l,21600r21600,l21600,xe"/><v:shape id="_x0000_s1025" type="#_x0000_t202" style="position:absolute;width:100pt;height:50pt;visibility:hidden"><x:ClientData ObjectType="Note"><x:Anchor>2,15,5,2,4,15,9,4</x:Anchor><x:Row>5</x:Row><x:Column>1</x:Column></x:ClientData></v:shape></xml>',
    'xl/drawings/drawing1.xml': `<xdr:wsDr xmlns:xdr="${DRAWING}/spreadsheetDrawing" xmlns:a="${DRAWING}/main"><xdr:twoCellAnchor><xdr:from><xdr:col>0</xdr:col><xdr:colOff>0</xdr:colOff><xdr:row>0</xdr:row><xdr:rowOff>0</xdr:rowOff></xdr:from><xdr:to><xdr:col>1</xdr:col><xdr:colOff>0</xdr:colOff><xdr:row>1</xdr:row><xdr:rowOff>0</xdr:rowOff></xdr:to><xdr:pic><xdr:nvPicPr><xdr:cNvPr id="2" name="印章"/><xdr:cNvPicPr/></xdr:nvPicPr><xdr:blipFill><a:blip xmlns:r="${RELATIONS}" r:embed="rId1"/><a:stretch><a:fillRect/></a:stretch></xdr:blipFill><xdr:spPr><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></xdr:spPr></xdr:pic><xdr:clientData/></xdr:twoCellAnchor></xdr:wsDr>`,
    'xl/drawings/_rels/drawing1.xml.rels': relationships(['rId1', 'image', '../media/image1.png']),
    'xl/styles.xml': STYLES,
    'xl/sharedStrings.xml': `<sst xmlns="${MAIN}" count="40" uniqueCount="${TEXTS.length}">${TEXTS.map((text) => (text === '石头城札记' ? '<si><r><t>石头城</t></r><r><rPr><b/></rPr><t>札记</t></r></si>' : `<si><t>${text}</t></si>`)).join('')}</sst>`,
    'xl/calcChain.xml': `<calcChain xmlns="${MAIN}"><c r="F5" i="3"/><c r="F6" i="3"/><c r="D10" i="3"/><c r="A1" i="9"/></calcChain>`,
  };
  return {
    ...Object.fromEntries(Object.entries(texts).map(([name, text]) => [name, DECLARED + text])),
    'xl/media/image1.png': PICTURE,
  };
}

export function packed(parts: Parts): Buffer {
  return zip(Object.entries(parts).map(([name, text]) => ({ name, bytes: Buffer.from(text) })));
}

/** The same in strict OOXML. */
export function strict(parts: Parts): Parts {
  const purl = 'http://purl.oclc.org/ooxml';
  return changed(parts, (text, name) =>
    text
      .replaceAll(MAIN, `${purl}/spreadsheetml/main`)
      .replaceAll(RELATIONS, `${purl}/officeDocument/relationships`)
      .replaceAll(`${DRAWING}/main`, `${purl}/drawingml/main`)
      .replaceAll(`${DRAWING}/spreadsheetDrawing`, `${purl}/drawingml/spreadsheetDrawing`)
      .replace(
        '<workbook ',
        name === 'xl/workbook.xml' ? '<workbook conformance="strict" ' : '<workbook ',
      ),
  );
}

/** As some libraries write: a prefix on every element, absolute targets. */
export function prefixed(parts: Parts): Parts {
  return changed(parts, (text, name) => {
    if (name.endsWith('.rels'))
      return text.replace(/Target="(worksheets|styles|sharedStrings|calcChain)/g, 'Target="/xl/$1');
    if (!/^xl\/(?:workbook|worksheets\/[^/]+|styles|sharedStrings)\.xml$/.test(name)) return text;
    return text
      .replace(/<(\/?)([a-zA-Z]+)(?=[\s/>])/g, '<$1x:$2')
      .replace(`xmlns="${MAIN}"`, `xmlns:x="${MAIN}"`);
  });
}

/** Without references of rows and cells; empty cells say where the others stand. */
export function unreferenced(parts: Parts): Parts {
  return changed(parts, (text, name) => {
    if (!/^xl\/worksheets\/[^/]+\.xml$/.test(name)) return text;
    const filled = text.replace(
      /(<c r="D2"[^>]*>.{0,40}<\/c>)(<c r="G2")/,
      '$1<c r="E2"/><c r="F2"/>$2',
    );
    return filled
      .replace(/<c r="D10"/, '<c r="B10"/><c r="C10"/><c r="D10"')
      .replace(/<(row|c) r="[A-Z]*\d+"/g, '<$1')
      .replace(/<dimension [^>]*\/>/, '');
  });
}

function changed(parts: Parts, change: (text: string, name: string) => string): Parts {
  return Object.fromEntries(
    Object.entries(parts).map(([name, text]) => [
      name,
      typeof text === 'string' ? change(text, name) : text,
    ]),
  );
}

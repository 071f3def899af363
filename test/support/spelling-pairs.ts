/**
 * Two spellings of one text, as readers type and catalogues print them: simplified and traditional,
 * variants of old print, Japanese forms, full width, blanks between characters, compatibility forms,
 * radicals out of PDF files, variation selectors and marks of no width; titles without their marks, numbers
 * in Chinese or in digits, Latin letters without accents, apostrophes and hyphens. Whoever types one must find
 * what is spelled as the other, in every field.
 *
 * One pair a line, parted by ` = `; `\u` stands where a character would not be seen.
 */
import type { CatalogueDocument } from '../../catalogue/document.ts';
import { indexedWork } from '../../catalogue/search/indexed-work.ts';
import type { IndexedWork } from '../../catalogue/search/indexed-work.ts';
import { readIdentifiers } from '../../catalogue/fields/identifiers.ts';
import { readCreators } from '../../catalogue/fields/names.ts';
import { readPublication } from '../../catalogue/fields/publishers.ts';
import { buildWork } from '../../catalogue/work.ts';

/** What a text of a pair is of its document. */
export type SpelledAs =
  | 'title'
  | 'creator'
  | 'subject'
  | 'place'
  | 'publisher'
  | 'series'
  | 'identifier'
  | 'callNumber'
  | 'surname'
  | 'hall'
  | 'seat';

// prettier-ignore
const PAIRS: Readonly<Record<SpelledAs, string>> = {
  title: `
    嘉庆江宁府志 = 嘉慶江寧府誌
    重刊江宁府志 = 重刊江甯府志
    万历应天府志 = 萬曆應天府志
    景定建康志 = 景㝎建康志
    至正金陵新志 = 至正金陵新誌
    洪武京城图志 = 洪武京城圖志
    金陵古今图考 = 金陵古今啚考
    金陵琐事 = 金陵瑣亊
    客座赘语 = 客座贅語
    白下琐言 = 白下瑣言
    金陵梵刹志 = 金陵梵剎志
    献花岩志 = 獻花巖志
    栖霞小志 = 棲霞小志
    摄山志 = 攝山志
    牛首山志 = 牛首山志\u{e0100}
    灵谷禅林志 = 靈谷禪林志
    莫愁湖志 = 莫愁湖誌
    后湖志 = 後湖志
    秦淮画舫录 = 秦淮畫舫錄
    板桥杂记 = 板橋雜記
    桃花扇传奇 = 桃花扇傳奇
    随园诗话 = 隨園詩話
    随园食单 = 隨園食單
    儒林外史 = 儒林外史\ufeff
    上元县志 = 上元縣志
    同治上江两县志 = 同治上江兩縣志
    江浦埤乘 = 江浦埤乗
    六合县志 = 六合縣誌
    溧水县志 = 溧水縣志
    高淳县志 = 髙淳縣志
    句容县志 = 句容県志
    首都志 = ⾸都志
    首都计划 = 首都計劃
    南京文献 = 南京文獻
    金陵岁时记 = 金陵歲時記
    运渎桥道小志 = 運瀆橋道小志
    凤麓小志 = 鳳麓小志
    东城志略 = 東城志畧
    石城山志 = 石城山\u200b志
    金陵物产风土志 = 金陵物產風土志
    盋山志 = 钵山志
    续纂江宁府志 = 續纂江寧府志
    江南通志 = 江 南 通 志
    建康实录 = 建康實錄
    六朝事迹编类 = 六朝事跡編類
    景定建康志校勘记 = 景定建康志挍勘記
    南唐书 = 南唐書
    太平天国史料 = 太平天國史料
    贼情汇纂 = 賊情彙纂
    金陵兵事汇略 = 金陵兵事彙略
    南京大屠杀史料集 = 南京大屠殺史料集
    拉贝日记 = 拉貝日記
    南京城墙砖文 = 南京城牆磚文
    明孝陵志 = 明孝陵誌
    明南京城墙 = 明南京城墻
    总理陵园管理委员会报告 = 總理陵園管理委員會報告
    南京市文史资料选辑第三辑 = 南京市文史資料選輯第三輯
    江宁历史文化大观 = 江寧歷史文化大觀
    雨花石谱 = 雨花石譜
    云锦图典 = 雲錦圖典
    金陵刻经处 = 金陵刻經處
    高淳民歌集 = 高淳民謌集
    六合民歌CD = 六合民謌ＣＤ
    溧水农谚 = 溧水農諺
    秦淮灯会 = 秦淮燈會
    南京白局 = 南　京　白　局
    南京年鉴2008 = 南京年鑑２００８
    二〇〇八年南京概览 = 二○○八年南京概覽
    江寧鄕土志 = 江宁乡土志
    淸凉山志 = 清凉山志
    甯國府志 = 宁国府志
    金陵図咏 = 金陵圖詠
    南京の歴史 = 南京の历史
    江蘇省立国学図書館 = 江苏省立国学图书馆
    ⼈⺠南京 = 人民南京
    ⻢鞍山志 = 马鞍山志
    陈氏宗谱 = 陳氏宗譜
    甘氏家乘 = 甘氏家乗
    顾氏族谱 = 顧氏族譜
    窦村石刻 = 竇邨石刻
    杨柳村志 = 楊桺村志
    茅山志 = 茅山誌
    子不语 = ⼦不語
    金陵园墅志 = ⾦陵園墅志
    金陵胜迹志 = 金陵勝蹟志
    金陵野钞 = 金陵埜鈔
    南疆绎史 = 南疆繹史
    建业风俗记 = 建業風俗記
    冶城话旧 = 冶城話舊
    炳烛里谈 = 炳燭里談
    上江两县志稿 = 上江兩縣志槀
    愚园诗文集 = 愚園詩文集
    玄武湖 = 玄武湖\ufe00
    江南制造局记 = 江南製造局記
    南京钟楼 = 南京鐘樓
    钟山书院志 = 鍾山書院志
    瞻园志 = 瞻薗志
    敬慎堂集 = 敬愼堂集
    懒真草堂集 = 嬾眞草堂集
    浙江通志 = 淛江通志
    钟山草堂诗 = 锺山艸堂詩
    屏山集 = 屛山集
    颠倒录 = 顚倒錄
    繁昌县志 = 緐昌縣志
    南京教职员名录 = 南京敎職貟名錄
    重刊汇编 = 重栞彚編
    破釜 = 破釡
    檇李诗系 = 槜李詩繫
    勤劬室集 = 懃劬室集
    南京期年记 = 南京朞年記
    康熙字典 = 康煕字典
    剿匪纪略 = 勦匪紀略
    侄女日记 = 姪女日記
    窥园留草 = 闚園留艸
    华岳志 = 蕐嶽志
    夏商考 = 夓商攷
    鸡鸣寺旧闻 = 鷄鳴寺𦾔聞
    秦淮：河与城 = 秦淮河与城
    “石·头”城考 = 石头城考
    城南——旧事新编 = 城南旧事新编
    钟山（内外编） = 钟山内外编
    石城文史 第十六辑 = 石城文史第16辑
    石城文史第一七辑 = 石城文史第十七辑
    石城文史第08集 = 石城文史第八集
    一九六二年水利概况 = 1962年水利概况
    二〇〇三年石城概览 = 2003年石城概览
    大桥通车三十周年纪念 = 大桥通车30周年纪念
    第二十六届年会文集 = 第26届年会文集
    地铁三号线 = 地铁3号线
    石城四十景 = 石城40景
    水道考 卷五 = 水道考 卷5
    Café Städte = Cafe Stadte
    T’ai-hu chih = Taihu chih
    Kuang-tung = Kuangtung
    E-books = Ebooks
    Top100 = Top 100
    玛丽·怀特传 = 玛丽怀特传
    Zoë Müller = Zoe Muller
    O’Brien = Obrien`,
  creator: `
    甘熙 = 甘 熙
    陈作霖 = 陳作霖
    陈三立 = 陳三立
    缪荃孙 = 繆荃孫
    顾起元 = 顧起元
    顾启元 = 顧啟元
    吕燕昭 = 呂燕昭
    姚鼐 = 姚　鼐
    焦竑 = 焦\u{e0101}竑
    周应合 = 周應合
    张铉 = 張鉉
    葛寅亮 = 葛寅亮\u200d
    莫祥芝 = 莫祥芝\u00ad
    汪士铎 = 汪士鐸
    柳诒徵 = 柳詒徵
    叶楚伧 = 葉楚傖
    卢前 = 盧前
    朱偰 = 朱　偰
    罗香林 = 羅香林
    罗尔纲 = 羅爾綱
    吴敬梓 = 吳敬梓
    孔尚任 = 孔尙任
    余怀 = 余懷
    袁枚 = 袁\u2060枚
    刘坤一 = 劉坤一
    曾国藩 = 曾囯藩
    左宗棠 = 左宗棠\ufe01
    马士图 = 馬士圖
    龚贤 = 龔賢
    郑簠 = 鄭簠
    赵翼 = 趙翼
    严长明 = 嚴長明
    黄之隽 = 黃之雋
    许嵩 = 許嵩
    陶弘景 = 陶弘\ufe02景
    梅曾亮 = 楳曾亮
    钟惺 = 锺惺
    郄正 = 郤正
    贠炳 = 貟炳
    查慎行 = 査愼行
    吴颖芳 = 吳頴芳
    邓廷桢 = 鄧廷楨
    约翰·拉贝 = 約翰・拉貝
    魏特琳 = 魏特\u200b琳
    中国科学院南京分院 = 中國科學院南京分院
    南京市地方志编纂委员会 = 南京市地方誌編纂委員會
    江宁县政协文史资料委员会 = 江寧縣政協文史資料委員會`,
  subject: `
    方志学 = 方誌學
    地方史料 = 地　方　史　料
    南京城墙 = 南京城牆
    历史地理 = 歷史地理
    戏曲音乐 = 戲曲音樂
    云锦 = 雲錦
    家谱 = 家譜
    碑刻 = 碑\u{e0100}刻
    饮食文化 = 飲食文化
    民间传说 = 民間傳說
    宗教建筑 = 宗教建築
    明代陵墓 = 眀代陵墓
    园林艺术 = 園林藝術
    抗日战争史 = 抗日戰爭史
    太平天国革命 = 太平天國革命
    报纸目录 = 報紙目錄
    非物质文化遗产 = 非物質文化遺產
    民国建筑 = 民國建築
    口述历史 = 口述歷史
    老照片 = ⽼照片
    水利工程史 = ⽔利工程史
    金石 = ⾦⽯
    K295.31 = Ｋ２９５．３１
    K928.7 = Ｋ928．7`,
  place: `
    栖霞区 = 棲霞區
    江宁府 = 江寧府
    江宁区 = 江甯區
    六合区 = 六合區
    溧水区 = 溧水區
    高淳区 = 髙淳區
    浦口区 = 浦 口 区
    鼓楼区 = 皷樓區
    雨花台区 = 雨花臺區
    建邺区 = 建鄴區
    应天府 = 應天府
    上元县 = 上元縣
    集庆路 = 集慶路
    江浦县 = 江浦縣
    白下区 = 白下區
    下关区 = 下關區
    秦淮区 = 秦　淮　區
    玄武区 = ⽞武區`,
  publisher: `
    江苏人民出版社 = 江蘇人民出版社
    江苏古籍出版社 = 江蘇古籍出版社
    凤凰出版社 = 鳳凰出版社
    南京出版社 = 南京岀版社
    方志出版社 = 方誌出版社
    中华书局 = 中華書局
    商务印书馆 = 商務印書舘
    正中书局 = 正中書局
    金陵书局 = 金陵書局
    江南官书局 = 江南官書局
    学识斋 = 學識齋
    东南大学出版社 = 東南大學出版社
    南京大学出版社 = 南 京 大 学 出 版 社
    译林出版社 = 譯林出版社
    国立中央大学 = 國立中央大學
    金陵大学中国文化研究所 = 金陵大學中國文化硏究所
    傅春官晦斋 = 傅春官晦齋
    蒋氏慎修书屋 = 蔣氏愼修書屋
    慎余堂 = 愼餘堂
    广陵书社 = 廣陵書社
    上海书店 = 上海書店
    北京图书馆出版社 = 北京図書館出版社
    Nanjing University Press = Ｎａｎｊｉｎｇ University Press`,
  series: `
    金陵丛书 = 金陵叢書
    金陵丛刻 = 金陵叢刻
    金陵全书 = 金陵全書
    南京稀见文献丛刊 = 南京稀見文獻叢刊
    江苏地方文献丛书 = 江蘇地方文獻叢書
    江苏文库 = 江蘇文庫
    中国地方志集成 = 中國地方志集成
    中国方志丛书 = 中國方誌叢書
    四库全书 = 四庫全書
    续修四库全书 = 續修四庫全書
    四部丛刊 = 四部叢刋
    丛书集成初编 = 叢書集成初編
    金陵琐志九种 = 金陵瑣志九種
    南京文史资料 = 南京文史資料
    宋元方志丛刊 = 宋元方誌叢刊
    江苏历代方志全书 = 江蘇歷代方志全書`,
  identifier: `
    978-7-80718-268-9 = 9787807182689
    978-7-214-00001-4 = ９７８-７-２１４-００００１-４
    7-214-00001-1 = 7214000011
    ISBN 7-80614-123-8 = ISBN　７－８０６１４－１２３－８
    ISSN 1002-1027 = 10021027
    统一书号 11100·053 = 統一書號 11100・053
    11100·012 = 11100.012
    CN 32-1234/K = ＣＮ32－1234／Ｋ
    320000-1608-0001234 = ３２００００-1608-0001234
    宁新出准印字(93)第045号 = 寧新出准印字（93）第045號
    苏出准印(2008)字JSE-0001023号 = 蘇出准印（２００８）字JSE-0001023號
    njlib:local:0042 = ＮＪＬＩＢ:local:0042
    10.13201/j.issn = １０.13201/j.issn
    馆藏00123 = 館藏00123`,
  callNumber: `
    K295.31/12 = Ｋ２９５．３１／１２
    K295.31/12-2 = k295.31/12-2
    K820.9/甘 = K820.9/⽢
    Z121.7/金陵丛书 = Z121.7/金陵叢書
    D693.75/善 = Ｄ693.75/善
    善本/史部/地理 = 善本／史部／地理
    方志2-0045 = 方誌２－００４５
    地方文献D-112 = 地方文獻D-112
    普古000123 = 普　古000123
    J222.49/南 = j222.49/南
    F127.531/2008 = F127.531/２００８
    特藏·云锦·17 = 特藏・雲錦・17`,
  surname: `
    杨 = 楊
    欧阳 = 歐陽
    锺离 = 鍾離
    万俟 = 萬俟`,
  hall: `
    画荻堂 = 畫荻堂
    敦伦堂 = 敦倫堂
    四知堂 = 四 知 堂`,
  seat: `
    江宁湖熟 = 江寧湖熟
    溧水石湫坝 = 溧水石湫壩
    江苏·句容 = 江蘇句容`,
};

export interface SpellingPair {
  readonly as: SpelledAs;
  readonly one: string;
  readonly other: string;
}

export const SPELLING_PAIRS: readonly SpellingPair[] = Object.entries(PAIRS).flatMap(
  ([as, lines]) =>
    lines
      .trim()
      .split(/\n */u)
      .map((line) => {
        const [one = '', other = ''] = line.split(' = ');
        return { as: as as SpelledAs, one, other };
      }),
);

/** A work for each spelling of a pair, made as one that was harvested. */
export function worksOfPair({ as, one, other }: SpellingPair, number: number): IndexedWork[] {
  return [one, other].map((text, i) => {
    const document = documentOf(as, text, `pair-${String(number).padStart(4, '0')}-${i}`);
    return indexedWork(buildWork([document], '2026-01-01T00:00:00.000Z'));
  });
}

function documentOf(as: SpelledAs, text: string, id: string): CatalogueDocument {
  const only = <T>(kind: SpelledAs, value: T): T[] => (as === kind ? [value] : []);
  return {
    id,
    source: 'pairs',
    library: '320104',
    identifier: `oai:${id}`,
    datestamp: '2026-01-01',
    setSpecs: [],
    format: 'oai_dc',
    type: { code: 'book', raw: [] },
    carrier: 'print',
    titles: [{ text: as === 'title' ? text : '题', kind: 'main' }],
    volume: null,
    creators: as === 'creator' ? readCreators(text, true) : [],
    responsibility: null,
    edition: null,
    publications: as === 'publisher' ? readPublication([text]) : [],
    digitisers: [],
    dates: [],
    extent: null,
    identifiers: as === 'identifier' ? readIdentifiers(text) : [],
    price: null,
    languages: [],
    audience: [],
    subjects: [
      ...only('subject', { text, kind: 'topic' as const }),
      ...only('place', { text, kind: 'place' as const }),
    ],
    classes: as === 'subject' ? [{ scheme: 'clc', code: text }] : [],
    places: only('place', text),
    clan: {
      surnames: only('surname', text),
      halls: only('hall', text),
      seats: only('seat', text),
    },
    series: only('series', { title: text, number: null }),
    abstract: null,
    contents: [],
    notes: [],
    holdings: [
      {
        collections: [],
        location: null,
        callNumber: as === 'callNumber' ? text : null,
        volumes: null,
        completeness: null,
        copies: null,
        carrier: 'print',
        access: 'unknown',
        accessFrom: 'none',
        rights: null,
        links: [],
      },
    ],
    extra: {},
    warnings: [],
  };
}

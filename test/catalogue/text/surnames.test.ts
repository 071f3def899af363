/** How surnames are read, in names of persons and nowhere else. */
import { expect } from 'chai';
import { pinyin } from 'pinyin-pro';
import { initialOf, pinyinTerms, sortKey, spelledOut } from '../../../catalogue/text/pinyin.ts';
import { isCompoundSurname, surnameReadings } from '../../../catalogue/text/surnames.ts';
import { fold } from '../../../catalogue/text/text.ts';

/** 百家姓, the single ones. */
const HUNDRED =
  '赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜戚谢邹喻柏水窦章云苏潘葛奚范彭郎鲁韦昌马苗凤花方俞任袁柳酆鲍史唐' +
  '费廉岑薛雷贺倪汤滕殷罗毕郝邬安常乐于时傅皮卞齐康伍余元卜顾孟平黄和穆萧尹姚邵湛汪祁毛禹狄米贝明臧计伏成戴谈宋茅庞熊纪舒屈项祝董梁' +
  '杜阮蓝闵席季麻强贾路娄危江童颜郭梅盛林刁钟徐邱骆高夏蔡田樊胡凌霍虞万支柯昝管卢莫经房裘缪干解应宗丁宣贲邓郁单杭洪包诸左石崔吉钮龚' +
  '程嵇邢滑裴陆荣翁荀羊惠甄曲家封芮羿储靳汲邴糜松井段富巫乌焦巴弓牧隗山谷车侯宓蓬全郗班仰秋仲伊宫宁仇栾暴甘钭厉戎祖武符刘景詹束龙叶' +
  '幸司韶郜黎蓟薄印宿白怀蒲邰从鄂索咸籍赖卓蔺屠蒙池乔阴胥能苍双闻莘党翟谭贡劳逄姬申扶堵冉宰郦雍璩桑桂濮牛寿通边扈燕冀郏浦尚农温别庄' +
  '晏柴瞿阎充慕连茹习宦艾鱼容向古易慎戈廖庾终暨居衡步都耿满弘匡国文寇广禄阙东欧殳沃利蔚越夔隆师巩厍聂晁勾敖融冷訾辛阚那简饶空曾毋沙乜' +
  '养鞠须丰巢关蒯相查后荆红游竺权逯盖益桓公';

describe('a surname', () => {
  for (const [name, sorted, ...typed] of [
    ['单士厘', 'shan4', 'shanshili', 'danshili', 'ssl'],
    ['仇英', 'qiu2', 'qiuying', 'chouying', 'qy'],
    ['解缙', 'xie4', 'xiejin', 'jiejin', 'xj'],
    ['查慎行', 'zha1', 'zhashenxing', 'zsx'],
    ['区大相', 'ou1', 'oudaxiang', 'odx'],
    ['乐韶凤', 'yue4', 'yueshaofeng', 'leshaofeng', 'ysf'],
    ['葉楚傖', 'ye4', 'yechucang'],
    ['郗鉴', 'xi1', 'xijian', 'chijian'],
    ['牟宗三', 'mu4', 'muzongsan', 'mouzongsan', 'mzs'],
    ['任伯年', 'ren2', 'renbonian'],
    ['朴趾源', 'piao2', 'piaozhiyuan'],
    ['盖叫天', 'ge3', 'gejiaotian', 'gaijiaotian'],
    ['曾朴', 'zeng1', 'zengpu'],
    ['缪荃孙', 'miao4', 'miaoquansun', 'miuquansun'],
    ['員半千', 'yun4', 'yunbanqian', 'ybq'],
    ['貟半千', 'yun4', 'yunbanqian'],
    ['种师道', 'chong2', 'chongshidao', 'csd'],
    ['秘自书', 'bi4', 'bizishu'],
    ['燕青', 'yan1', 'yanqing'],
    ['过庭训', 'guo1', 'guotingxun'],
    ['华罗庚', 'hua4', 'hualuogeng'],
    ['那彦成', 'na1', 'nayancheng'],
    ['纪昀', 'ji3', 'jiyun'],
    ['葛寅亮', 'ge3', 'geyinliang'],
    ['洗星海', 'xian3', 'xianxinghai'],
    ['冼星海', 'xian3', 'xianxinghai'],
    ['逄蒙', 'pang2', 'pangmeng'],
    ['覃正', 'qin2', 'qinzheng', 'tanzheng'],
    ['翟让', 'zhai2', 'zhairang', 'dirang'],
    ['召公奭', 'shao4', 'shaogongshi'],
    ['折可适', 'she2', 'shekeshi'],
    ['繁钦', 'po2', 'poqin', 'fanqin'],
    ['隗嚣', 'wei3', 'weixiao', 'kuixiao'],
    ['阚泽', 'kan4', 'kanze'],
    ['谌容', 'chen2', 'chenrong', 'shenrong'],
    ['佴祺', 'nai4', 'naiqi'],
    ['笪重光', 'da2', 'dachongguang'],
    ['车胤', 'che1', 'cheyin'],
    ['黑云超', 'he4', 'heyunchao'],
    ['柏文蔚', 'bai3', 'baiwenwei'],
    ['宓羲', 'mi4', 'mixi', 'fuxi'],
    ['祭遵', 'zhai4', 'zhaizun'],
    ['臧克家', 'zang1', 'zangkejia'],
    ['于右任', 'yu2', 'yuyouren'],
    ['卜商', 'bu3', 'bushang'],
    ['尉迟恭', 'yu4 {chi2', 'yuchigong', 'ycg'],
    ['澹臺滅明', 'tan2 {tai2', 'tantaimieming'],
    ['万俟咏', 'mo4 {qi2', 'moqiyong', 'mqy'],
    ['長孫無忌', 'zhang3 {sun1', 'zhangsunwuji', 'zswj'],
    ['令狐楚', 'ling2 {hu2', 'linghuchu'],
    ['单于雄', 'chan2 {yu2', 'chanyuxiong'],
    ['宰父黑', 'zai3 {fu3', 'zaifuhei'],
    ['乐正子春', 'yue4 {zheng4', 'yuezhengzichun'],
    ['毌丘俭', 'guan4 {qiu1', 'guanqiujian'],
    ['闾丘方远', 'lv2 {qiu1', 'lvqiufangyuan', 'luqiufangyuan'],
    ['歐陽修', 'ou1 {yang2', 'ouyangxiu'],
  ] as const) {
    it(`of ${name} is ${sorted} in lists and found by ${typed.join(', ')}`, () => {
      expect(sortKey(name, 'person').startsWith(`{${sorted} `), sortKey(name, 'person')).to.equal(
        true,
      );
      expect(initialOf(fold(name), 'person')).to.equal(sorted.charAt(0).toUpperCase());
      expect(pinyinTerms(name, 'person')).to.include.members([...typed]);
      expect(spelledOut(name, 'person')).to.include.members([...typed]);
    });
  }

  it('keeps the reading of a word in titles, and in what is no person', () => {
    for (const [text, sorted, wrong] of [
      ['单位名录', 'dan1', 'shanwei'],
      ['仇恨', 'chou2', 'qiuhen'],
      ['解放军在南京', 'jie3', 'xiefangjun'],
      ['查询手册', 'cha2', 'zhaxun'],
      ['区志办', 'qu1', 'ouzhiban'],
      ['召集', 'zhao4', 'shaoji'],
      ['翟里斯', 'zhai2', 'dilisi'],
      ['种子', 'zhong3', 'chongzi'],
      ['过去', 'guo4', 'zuoqu'],
      ['黑白', 'hei1', 'hebai'],
      ['盖章', 'gai4', 'gezhang'],
      ['任务', 'ren4', 'rewu'],
      ['祭文', 'ji4', 'zhaiwen'],
    ] as const) {
      expect(sortKey(text).startsWith(`{${sorted}`), text).to.equal(true);
      const terms = [...pinyinTerms(text), ...spelledOut(text)];
      expect(
        terms.filter((term) => term.startsWith(wrong)),
        text,
      ).to.deep.equal([]);
    }
  });

  it('is read so before 氏 in any text, as in the titles of genealogies', () => {
    for (const [title, sorted, typed] of [
      ['单氏宗谱', 'shan4 {shi4', 'shanshizongpu'],
      ['江寧仇氏族譜', 'jiang1 {ning2 {qiu2', 'qiushizupu'],
      ['查氏家乘', 'zha1', 'zhashijiasheng'],
      ['解氏支谱', 'xie4', 'xieshizhipu'],
      ['尉迟氏家谱', 'yu4 {chi2 {shi4', 'yuchishijiapu'],
      ['尉氏县志', 'yu4 {shi4 {xian4', 'yushixianzhi'],
      ['陈氏族谱', 'chen2 {shi4', 'chenshizupu'],
    ] as const) {
      expect(sortKey(title).startsWith(`{${sorted} `), sortKey(title)).to.equal(true);
      expect(pinyinTerms(title), title).to.include(typed);
    }
  });

  it('is none in words, bodies and foreign names that stand where persons do', () => {
    for (const name of [
      '解放社',
      '区党委',
      '单位',
      '乐群社',
      '查理',
      '查尔斯',
      '华盛顿',
      '华莱士',
      '车尔尼雪夫斯基',
      '黑格尔',
      '盖茨',
      '那波利贞',
      '解·单士',
      'shan',
      '单',
      '',
      '单士a',
    ])
      expect(surnameReadings(name), name).to.deep.equal([]);
  });

  it('is read as pinyin-pro reads those of 百家姓, but for a few where dictionaries say otherwise', () => {
    const others = Array.from(HUNDRED).filter((one) => {
      const said = pinyin(one, { mode: 'surname', toneType: 'num', v: true });
      return !sortKey(`${one}一`, 'person').startsWith(`{${said} `);
    });
    // 宁 is 寧 Níng and 甯 Nìng, one to a search; 蔚 as a surname is Yù.
    expect(others.join('')).to.equal('宁蔚');
  });

  it('of two characters is known in either script', () => {
    for (const one of ['歐陽', '欧阳', '澹臺', '闾丘', '閭丘', '万俟', '萬俟', '綦毋'])
      expect(isCompoundSurname(one), one).to.equal(true);
    for (const one of ['欧', '陈作', '']) expect(isCompoundSurname(one), one).to.equal(false);
  });
});

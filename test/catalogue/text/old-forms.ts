/**
 * Groups of characters that differ only in how print has them, kind by kind: all of a group must meet in a
 * search. Each was looked at one by one; `scripts/make-fold-table.ts` says where the kinds come from.
 */

/** The rarer ones of common characters that fold all the same, 20 of 6763; decision 9 says what that costs. */
export const JOINED = '乾吒夥後徵拚捱摺於榘甯菸薹藁袷醣锺馀麴麽';

export const OLD_FORMS: Readonly<Record<string, string>> = {
  'the part 兌 or 兑': '兑兌兊 说説說 悦悅 锐銳鋭 税稅 脱脫 阅閱閲 蜕蛻 涗涚',
  'the part 吳, 呉 or 吴': '吴吳呉 娱娛娯 误誤悮',
  'the part 呂 or 吕': '吕呂 侣侶 宫宮 闾閭',
  'the part 彔 or 录': '录錄録彔 绿綠緑 禄祿 渌淥 箓籙',
  'the part 眞 or 真': '真眞 慎愼昚眘 镇鎭鎮 填塡 颠顛顚 巅巔巓 癫癲',
  'the part 靑 or 青': '青靑 清淸 静靜',
  'the part 爭 or 争': '争爭 净淨凈浄 峥崢 睁睜 筝箏 挣掙 铮錚 诤諍',
  'the part 幷 or 并': '并併倂幷並竝 屏屛 饼餠餅 瓶甁缾 骈騈駢 迸逬',
  'the part 卽 or 旣': '即卽 既旣 概槪槩 溉漑 慨嘅 厩廐廏廄 唧喞',
  'the part 鄕 or 鄉': '乡鄉鄕鄊郷 向嚮',
  'the part 黃 or 黄': '黄黃 横橫 广廣広',
  'the part 昷 or 𥁕': '温溫 缊縕緼 蕴蘊藴 愠慍 揾搵 氲氳 榅榲 酝醞醖 鳁鰛鰮',
  'the part 俞 or 兪': '俞兪 偷偸媮婾 喻喩 榆楡 逾踰 输輸 谕諭',
  'the part 爲 or 為': '为爲為 伪僞偽 妫嬀媯 沩溈潙',
  'the part 䍃': '瑶瑤 遥遙 摇搖揺 谣謠謡',
  'the part 尙, 奐 or 奬': '尚尙 换換 奖獎奬 状狀 将將',
  'the part 彥 or 產': '产產産 彦彥 颜顏顔 谚諺',
  'the part 戶 or 戸': '户戶戸 戾戻 泪淚涙',
  'the part 虛 or 虚': '虚虛虗 嘘噓',
  'the part 刄 or 刅': '刃刄 仞仭 韧靭靱 创創刱剙剏',
  'other parts written in an old way':
    '内內 众衆眾 教敎 强強彊 研硏 妍姸 饮飮飲飲 册冊 匀勻 黑黒 默黙 曾曽 增増 步歩 涉渉 频頻 宾賓賔 郎郞 朗朖 每毎 德徳悳惪 恒恆 ' +
    '拔抜 抛拋 冤寃 晚晩 钩鉤鈎 吞呑 别別 拐柺枴 告吿 绝絕絶 面靣 赖賴頼 迟遲遅 卫衞衛 俱倶 值値 丢丟 删刪 券劵 剥剝 剩剰 勋勳勲 卷巻 ' +
    '启啓啟 圈圏 壮壯 寿壽夀 姗姍 姬姫 媪媼 宁寧寜甯寗 宽寬寛 弑弒 弹彈弾 彝彛彜彞 征徵徴 惠恵 捏揑 搜捜蒐 击擊撃 暨曁 查査 没沒 污汙汚 ' +
    '渴渇 潜潛 秃禿 穗穂 笄筓 翱翺翶 舍舎 荆荊 薰薫 衮袞 装裝 跺跥 随隨 隶隷隸 颓頽頹 凫鳧鳬 婕媫 谏諌諫 邢郉 凤鳯鳳 汇彙彚 熙熈煕凞',
  'regional and rare characters of old catalogues':
    '浙淛 懒懶嬾 繁緐 员員貟贠 刊栞 釜釡鬴 郄郤 钟鍾鐘锺 夔虁 期朞 欢歡讙懽 窥窺闚 侄姪 裤褲袴 枪槍鎗 球毬 暖煖煗 它牠 背揹 杯桮盃 构構搆 剿勦 勤懃 ' +
    '享亯 庶庻 是昰 效効傚 鲜鮮尟尠鱻 麸麩粰 宴讌醼 址阯 颖穎頴 雍雝 恤卹䘏賉 绸綢紬 绒絨羢 华華蕐崋 确確碻 槜檇 晁鼂 算祘 总總揔緫 世卋 粗麤觕麁 ' +
    '审審讅 医醫毉 废廢癈 咸鹹醎 玺璽鈢鉨 准準凖 时時旹峕 联聯聫聨 胁脅脋 槔橰 嗷嗸 泥埿 邦邫 往徃迬 糁糝糂',
  'forms that Japanese editions brought':
    '动動働 灌潅 吃喫噄 溪磎谿 颈頸頚 缺缼 剑劍釼剱劔劒 轰轟軣 蚕蠶蠺 鹤鶴靏靎 缠纏纒 蝇蠅蝿 贱賤賎 笼籠篭 碗椀埦盌 旷曠昿 歼殲殱 藤籐籘 岩巖嵓巌 旧舊𦾔 ' +
    '饰飾餝 返﨤 榉欅﨔 回廻廽囘',
};

/**
 * Words of which passwords are made that everybody tries first: those at the head of every list of leaked
 * passwords, rows of the keyboard, and what lies near for a library of Nanjing, in letters and in Han.
 */
export const COMMON_WORDS: readonly string[] = [
  ...`password passwort passw0rd p@ssw0rd p@ssword pass word secret admin administrator root user guest
    test tester testing demo example sample default changeme change login welcome letmein access master
    system server manager operator librarian library libraries portal catalog catalogue harvest
    qwertyuiop qwerty asdfghjkl asdfgh asdf zxcvbnm zxcvbn zxcv qazwsxedc qazwsx qazxsw 1qaz2wsx 1qaz 2wsx
    3edc 1q2w3e4r5t6y 1q2w3e4r 1q2w3e q1w2e3r4 qweasdzxc qweasd qwer !qaz @wsx !@#$%^&*() !@#$%^ !@#$
    abcdefghijkl abcdefgh abcdef abc123 a1b2c3d4 a1b2c3 a123456 abcd1234 aa123456 q123456 123qwe qwe123
    1234567890 0987654321 123456789 987654321 12345678 87654321 1234567 123456 654321 123123 123321 112233
    121212 111111 000000 888888 666666 999999 5201314 1314520 7758521 147258369 147258 159357 258369
    iloveyou ilove loveyou love baby princess dragon monkey football baseball basketball superman batman
    shadow michael jordan sunshine computer internet freedom whatever trustno1 starwars pokemon
    woaini woaini1314 wodemima mima guanliyuan guanli tushuguan tushu difang wenxian zhongguo china
    nanjing jinling jiangsu nanking qinhuai xuanwu gulou jianye pukou qixia yuhuatai jiangning luhe lishui
    nihao woshi aini wanan laopo laogong baobao baobei mingtian zuguo jiayou woaiwojia zhimakaimen
    bangong gonggong difangzhi shuju mishi yonghu denglu zhanghao yuedu dushu qujian guanzhang
    520 521 1314 admin888 a123456789 qwe1234 asd123 zxc123 iloveu qazwsx123 abc12345
    gaochun caonima zhang wang li123 taobao tencent qq123456 wangyi huawei xiaomi
    january february march april june july august september october november december spring summer
    autumn winter monday tuesday wednesday thursday friday saturday sunday
    密码 口令 管理员 图书馆 南京 金陵 江苏 中国 地方文献 文献 共享 检索 平台 我爱你 测试 馆员 市馆 区馆 登录
    中华 人民 祖国 你好 加油 平安 爱你 一生一世 芝麻开门 数据 账号 用户 办公 阅读 读书 馆长 我的 大家
    玄武 秦淮 建邺 鼓楼 浦口 栖霞 雨花台 江宁 六合 溧水 高淳`
    .split(/\s+/)
    .filter((word) => word !== ''),
];

/** What belongs to the desk of librarians and administrators, on every staff page and in commands: Chinese. */
import type { KeyStanding } from '../../../catalogue/access-key.ts';
import type { Actor, Role } from '../../../catalogue/actor.ts';
import type { ActName } from '../../../catalogue/audit.ts';
import type { PersonStanding } from '../../../catalogue/person.ts';

export const roleNames: Readonly<Record<Role, string>> = {
  librarian: '区馆馆员',
  acquisitions: '采访馆员',
  admin: '市馆管理员',
  operator: '运维',
};

export const keyStandings: Readonly<Record<KeyStanding, string>> = {
  active: '有效',
  expired: '已过期',
  revoked: '已停用',
};

export const personStandings: Readonly<Record<PersonStanding, string>> = {
  active: '可以登录',
  invited: '已邀请，还没有设置密码',
  locked: '没有密码，邀请已过期',
  disabled: '已停用',
};

/** How somebody came in. */
export const waysIn: Readonly<Record<Actor['kind'], (id: string) => string>> = {
  person: () => '登录',
  key: (id) => `密钥 ${id}`,
  terminal: () => '命令行',
  portal: () => '自动',
};

export const actNames: Readonly<Record<ActName, string>> = {
  'source-create': '新建数据源',
  'source-change': '修改数据源',
  'source-trial': '试收割数据源',
  'source-submit': '提交数据源',
  'source-approve': '批准数据源',
  'source-return': '退回数据源',
  'source-pause': '暂停数据源',
  'source-resume': '恢复数据源',
  'source-retire': '停用数据源',
  'source-adopt': '数据源转为登记',
  'key-add': '发放密钥',
  'key-revoke': '停用密钥',
  'decision-add': '裁定两条记录',
  'decision-withdraw': '撤回裁定',
  'suppression-add': '屏蔽',
  'suppression-lift': '解除屏蔽',
  'suppression-end': '屏蔽到期',
  'run-approve': '核准收割',
  'run-refuse': '不予核准',
  'run-undo': '撤销收割',
  'run-stop': '停止收割',
  'harvest-order': '发起收割',
  'waiver-add': '搁置问题',
  'waiver-withdraw': '取消搁置',
  'case-open': '新收来信',
  'case-take': '受理来信',
  'case-close': '办结来信',
  'case-assign': '转交来信',
  'person-add': '添加用户',
  'person-change': '修改用户',
  'person-invite': '重新邀请用户',
  'person-disable': '停用用户',
  'person-enable': '启用用户',
  'person-reset': '重设用户的密码',
  'person-welcome': '接受邀请，设置密码',
  'sign-in': '登录',
  'sign-in-failed': '多次登录失败',
  'confirm-failed': '本人操作时密码输错',
  'sign-out': '退出',
  'session-end': '结束登录会话',
  'password-change': '修改密码',
  'second-step-on': '开启两步验证',
  'second-step-off': '关闭两步验证',
  'recovery-codes': '更换恢复码',
  'delivery-add': '上传文件',
  'delivery-columns': '改定表格各列的含义',
  'delivery-import': '导入上传的文件',
  'delivery-withdraw': '不导入，撤回上传的文件',
  'check-add': '上传采购清单查重',
  'check-change': '修改采购清单',
  'check-again': '重新查重采购清单',
  'check-remove': '删除采购清单',
  'check-choose': '选定清单中的行',
  'check-take-back': '撤回清单中的选定',
  'check-distribute': '分配清单各馆册数',
  'page-edit': '修改馆的主页',
  'page-publish': '发布馆的主页',
  'page-restore': '恢复馆的主页',
  'health-answer': '已知悉数据源的问题',
};

export const staff = {
  area: '工作台',
  home: '工作台',
  places: '工作台栏目',
  toPortal: '读者页面',
  toHome: '回到工作台',
  signOut: '退出',
  between: ' · ',
  waits: '等您处理',
  nothingWaits: '现在没有等您处理的事。',
  faults: '还没有提交，请改正：',
  refused: '没有做成',
  wrongRole: '您的角色不能打开这一页',
  wrongRoleHint: (roles: string): string =>
    `这一页供${roles}使用。如果您需要它，请市馆管理员改您的角色。`,
  nav: {
    home: '首页',
    sources: '数据源',
    libraries: '馆的主页',
    messages: '消息',
    deliveries: '文件导入',
    matches: '比对审核',
    checks: '采访查重',
    suppressions: '屏蔽',
    cases: '来信',
    people: '用户',
    keys: '程序密钥',
    audit: '操作记录',
  },
};

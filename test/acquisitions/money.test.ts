/** Money of lines: whole fen, whatever way a cell says it. */
import { expect } from 'chai';
import { moneyOf as moneyOfLine } from '../../acquisitions/money.ts';
import type { LineMoney } from '../../acquisitions/money.ts';

const moneyOf = (input: Record<string, string>): LineMoney => moneyOfLine({ sheet: '', input });

describe('money of a line', () => {
  it('has its price in fen', () => {
    for (const [cell, fen] of [
      ['28', 2800],
      ['28.5', 2850],
      ['￥28.50', 2850],
      ['CNY28.50', 2850],
      ['28.50元', 2850],
      ['２８．５０', 2850],
      ['1,280.00', 128_000],
      ['19.99', 1999],
      ['28,50', 2850],
      ['0.1', 10],
      ['28元5角', 2850],
      ['28.5 (精装)', 2850],
    ] as const)
      expect(moneyOf({ price: cell }), cell).to.include({ kind: 'plain', price: fen });
  });

  it('knows estimates, gifts, other money and no price at all', () => {
    expect(moneyOf({ price: '估价 60' })).to.include({ kind: 'estimate', price: 6000 });
    expect(moneyOf({ price: '赠' })).to.include({ kind: 'gift', price: 0, list: 0 });
    expect(moneyOf({ price: 'US$30' })).to.include({ kind: 'foreign', price: null, said: 'US$30' });
    for (const cell of ['', '0', '0.00', '-', '待定'])
      expect(moneyOf({ price: cell }), cell).to.include({ kind: 'none', price: null, list: null });
    expect(moneyOf({ price: '面议' })).to.include({ kind: 'unread', said: '面议' });
  });

  it('is price × copies, blank copies being one, and less after a discount however it is written', () => {
    expect(moneyOf({ price: '28', copies: '' })).to.include({ copies: 1, list: 2800, net: 2800 });
    expect(moneyOf({ price: '28', copies: '3册' })).to.include({ copies: 3, list: 8400 });
    for (const discount of ['85%', '0.85', '8.5折', '85', '85折', '八五折', '8.5'])
      expect(moneyOf({ price: '28', copies: '2', discount }), discount).to.include({
        discount: 8500,
        list: 5600,
        net: 4760,
      });
    expect(moneyOf({ price: '28', discount: '100%' }).net).to.equal(2800);
    expect(moneyOf({ price: '28', discount: '1' }).net).to.equal(2800);
    expect(moneyOf({ price: '28.33', discount: '0.75' }).net).to.equal(2125);
  });

  it('is after the discount before it is what the line says, and that before nothing', () => {
    expect(moneyOf({ price: '28', netTotal: '20' })).to.include({ list: 2800, net: 2000 });
    expect(moneyOf({ price: '28', netPrice: '20', copies: '2' })).to.include({ net: 4000 });
    expect(moneyOf({ price: '28', discount: '0.5', netTotal: '20' }).net).to.equal(1400);
    expect(moneyOf({ listTotal: '56' })).to.include({ price: null, list: 5600 });
  });

  it('of a set is paid once, also where each volume names it', () => {
    expect(moneyOf({ price: '380.00（全3册）', copies: '3' })).to.include({
      kind: 'set',
      copies: 1,
      list: 38_000,
    });
    expect(moneyOf({ price: '380', copies: '全3册' })).to.include({ kind: 'set', list: 38_000 });
    expect(moneyOf({ price: '380（全3册）', copies: '2' }).list).to.equal(76_000);
    const keys = ['南京通史 上册', '南京通史 中册', '南京通史 下册'].map(
      (title) => moneyOf({ title, price: '380.00（全3册）' }).setKey,
    );
    expect(new Set(keys).size).to.equal(1);
    expect(keys[0]).to.not.equal('');
    const merged = [3, 3, 6].map((pricedIn) =>
      moneyOfLine({ sheet: '订单', input: { title: '甲', price: '90' }, pricedIn }),
    );
    expect(merged.map(({ setKey }) => setKey)).to.eql(['订单!3', '订单!3', '订单!6']);
    expect(moneyOf({ title: '白下琐言', price: '28' }).setKey).to.equal('');
  });
});

"""The profile that says what this program's colours mean: sRGB, in 588 bytes.

Made by ``PIL.ImageCms.createProfile("sRGB")`` (LittleCMS; "no copyright, use freely"), with a date that stands still.
It is kept here, packed, because loading what makes it would take 13 ms of every start.
"""

from __future__ import annotations

import zlib
from base64 import b85decode

_PACKED = (
    "c-obby-UMT6va<lMbSzJ9Yh>5RB>oQ6vR>M(4|PJ6|A}>uW2hJX-HC}xC$-~1qac^ufhL7SHV?55EMbg!N0(-MM^wr3N508_wjOn"
    "oV;_n?>-=y(u8hz%mBLKSeax(TFNa;T`vf5H9{7)Ih#(W@MnD9`DbtAUM>7Ddh@C+fIv5SN|=^IW;aN!JEq6m<N;BV^W;Nv%wmJ&"
    "D^FK^e)hQN^Sj4ZHZunVy_!<7jg>YQB}*rdk)yg+5zT(Qn}k(kae;Y=dl)t{NFo6V3MyEG1_yCwgERZxH{S5gqfC$B*F+T-9YvJr"
    "jZv+zs>)oTu5xLpdUO9dPrEQV;a3kQfX*k^eH#I~c7S@#b-#{Ww|)$S9)Sy^<u7wi(;w7pEiHNgL^gr5%a*3>0_R)6;Dae!azhGn"
    "2MYz@^%UsK0sS{X&x${*=6{^r1KABe(KWEQ4~+7BWc3>``Ddy"
)


def srgb_profile() -> bytes:
    """Return the ICC profile."""
    return zlib.decompress(b85decode(_PACKED))

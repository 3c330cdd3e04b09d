fontdescriptor: dict[str, str | int | bool]
fontbuffer: bytes

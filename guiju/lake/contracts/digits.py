"""Check digits as SQL, so that millions are checked where they lie.

GB 32100-2015 (统一社会信用代码, mod 31) and GB 11643-1999 (公民身份号码, mod 11); the same rules, one value at a time,
are in `guiju.registry.codes`.
"""

_ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY"
_CREDIT = [pow(3, place, 31) for place in range(17)]
_IDENTITY = [pow(2, 17 - place, 11) for place in range(17)]


def credit_shape(value: str) -> str:
    """Whether a value has the shape of a credit code."""
    return f"regexp_full_match({value}, '[0-9A-HJ-NPQRTUWXY]{{2}}[0-9]{{6}}[0-9A-HJ-NPQRTUWXY]{{10}}')"


def credit_holds(value: str) -> str:
    """Whether the 18th character is that of the other seventeen (`instr` counts from 1)."""
    total = "+".join(f"instr('{_ALPHABET}',substr({value},{at + 1},1))*{weight}" for at, weight in enumerate(_CREDIT))
    last = f"instr('{_ALPHABET}',substr({value},18,1))-1"
    return f"({total}-{sum(_CREDIT)}+{last})%31=0"


def identity_shape(value: str) -> str:
    """Whether a value has the shape of an identity number, with a birth date that exists."""
    born = f"try_cast(substr({value},7,4)||'-'||substr({value},11,2)||'-'||substr({value},13,2) AS DATE)"
    return f"(regexp_full_match({value}, '[0-9]{{17}}[0-9X]') AND {born} <= today)"


def identity_holds(value: str) -> str:
    """Whether the 18th character is that of the other seventeen; digits are taken out of the number by division."""
    number = f"try_cast(substr({value},1,17) AS BIGINT)"
    total = "+".join(f"({number}//{10 ** (16 - at)})%10*{weight}" for at, weight in enumerate(_IDENTITY))
    return f"substr('10X98765432',(({total})%11)::INTEGER+1,1)=substr({value},18,1)"


def shape(check: str, value: str) -> str:
    """Whether a value has the shape that the check asks for."""
    if check == "party":
        return f"({credit_shape(value)} OR {identity_shape(value)})"
    return credit_shape(value) if check == "credit" else identity_shape(value)


def holds(check: str, value: str) -> str:
    """Whether the check digit of a well-shaped value is right; an identity number may look like a credit code."""
    if check == "party":
        number = f"CASE WHEN {identity_shape(value)} THEN {identity_holds(value)} ELSE false END"
        return f"({number} OR {credit_holds(value)})"
    return credit_holds(value) if check == "credit" else identity_holds(value)

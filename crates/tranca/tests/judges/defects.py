# Names each defect that Python's mail parser, told to raise on any, sees in the files named on
# standard input; a line "0 - FILE" for those that it reads to the end.
import sys
from email import message_from_bytes, policy

strict = policy.default.clone(raise_on_defect=True)
for file in sys.stdin.read().split():
    try:
        message = message_from_bytes(open(file, "rb").read(), policy=strict)
        for part in message.walk():
            [str(value) for value in part.values()]
            if not part.is_multipart():
                part.get_content()
        print(0, "-", file)
    except Exception as defect:
        print(1, repr(defect).replace(" ", "_"), file)

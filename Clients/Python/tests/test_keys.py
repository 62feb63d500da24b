import os
import tempfile
import unittest

from reskontra import RequestKey, Wish, WishFile
from reskontra.retry import RetryBudget


class RequestKeys(unittest.TestCase):
    def test_form(self):
        keys = [RequestKey.make(1_292_000_000_123) for _ in range(1000)]
        self.assertEqual(len(set(keys)), 1000)
        for key in keys:
            self.assertEqual(len(key), 16)
            self.assertEqual(key.milliseconds, 1_292_000_000_123)
            self.assertEqual(RequestKey.parse(str(key)), key)

    def test_other_forms_are_refused(self):
        good = RequestKey.make(1)
        for bad in (good[:15], good + b"0", bytes(16), good[:6] + b"\x40" + good[7:], good[:8] + b"\x00" + good[9:]):
            with self.assertRaises(ValueError):
                RequestKey(bad)


class WishFiles(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.TemporaryDirectory()
        self.addCleanup(self.folder.cleanup)
        self.path = os.path.join(self.folder.name, "wishes")

    def wish(self, number):
        return Wish(RequestKey.make(number), "Credit.Authorize", "UK01", bytes([number]), number % 2 == 0)

    def test_wishes_survive_until_they_are_settled(self):
        wishes = [self.wish(number) for number in range(1, 6)]
        file = WishFile(self.path)
        for wish in wishes:
            file.keep(wish)
        file.settle(wishes[1].key)
        again = WishFile(self.path)
        self.assertEqual(again.unsettled(), [wishes[0], *wishes[2:]])
        again.settle(wishes[0].key)
        self.assertEqual(WishFile(self.path, sync=True).unsettled(), wishes[2:])

    def test_a_torn_last_line_was_never_sent(self):
        file = WishFile(self.path)
        file.keep(self.wish(1))
        file.keep(self.wish(2))
        size = os.path.getsize(self.path)
        os.truncate(self.path, size - 5)
        self.assertEqual(WishFile(self.path).unsettled(), [file.unsettled()[0]])

    def test_others_may_not_read_it(self):
        WishFile(self.path)
        self.assertEqual(os.stat(self.path).st_mode & 0o077, 0)


class Budget(unittest.TestCase):
    def test_retries_stay_under_a_tenth(self):
        budget = RetryBudget()
        while budget.withdraw():
            pass
        retries = 0
        for _ in range(1000):
            budget.deposit()
            retries += budget.withdraw()
        self.assertEqual(retries, 100)


if __name__ == "__main__":
    unittest.main()

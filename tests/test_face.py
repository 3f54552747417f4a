"""The public face: the names that hold still."""

import sanudo


def test_every_public_name_says_where_it_lives():
    assert set(sanudo.__all__) == set(sanudo._HOME)

#include "core/base/translate.h"
#include "tests/support/printing.h"

using namespace counterpoint;

TEST_CASE("a number decides between the singular and the plural", "[base]")
{
    CHECK(translate("Test", "%n passage(s) in %n source(s)", nullptr, 1) == "1 passage in 1 source");
    CHECK(translate("Test", "%n passage(s)", nullptr, 0) == "0 passages");
    CHECK(translate("Test", "%n passage(s)", nullptr, 12) == "12 passages");
    CHECK(translate("Test", "Trust(s)") == "Trust(s)"); // no number, no plural
}

#include "core/text/byte_finder.h"

#include <cctype>
#include <random>
#include <string>

using namespace counterpoint;

namespace {

std::size_t foundLetterByLetter(const std::string& in, const std::string& wanted, std::size_t from, bool matchCase)
{
    const auto same = [&](char a, char b) {
        const auto isAscii = static_cast<unsigned char>(a) < 0x80 && static_cast<unsigned char>(b) < 0x80;
        return a == b || (!matchCase && isAscii && std::tolower(a) == std::tolower(b));
    };
    for (auto at = from; at + wanted.size() <= in.size(); ++at) {
        std::size_t i = 0;
        while (i < wanted.size() && same(in[at + i], wanted[i]))
            ++i;
        if (i == wanted.size())
            return at;
    }
    return std::string::npos;
}

} // namespace

TEST_CASE("Bytes are found where a look at every letter finds them", "[text][search]")
{
    std::mt19937 random(20261126);
    // Few letters, so that much nearly fits; '@' and '`', '[' and '{' differ as a capital and a small letter do.
    const std::string letters = "aAbB@`[{ \n\xC3\xA9\xE9";
    const auto madeOf = [&](std::size_t length) {
        std::string text;
        while (text.size() < length)
            text += letters[random() % letters.size()];
        return text;
    };
    for (int round = 0; round < 3000; ++round) {
        const auto text = madeOf(random() % 90);
        const auto wanted = madeOf(1 + random() % 4);
        const bool matchCase = random() % 2 == 0;
        const ByteFinder finder(wanted, matchCase);
        for (std::size_t from = 0; from <= text.size(); ++from) {
            INFO("“" << wanted << "” in “" << text << "” from " << from);
            REQUIRE(finder.find(text, from) == foundLetterByLetter(text, wanted, from, matchCase));
        }
    }
}

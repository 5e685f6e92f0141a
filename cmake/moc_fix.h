// moc before Qt 6.5.3 stops at this libstdc++ macro when a header begins with <compare>, <concepts> or <ranges>.
#define _GLIBCXX_VISIBILITY(x)

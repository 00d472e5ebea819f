Console.WriteLine("materials");
